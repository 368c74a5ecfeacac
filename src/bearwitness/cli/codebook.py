"""`bearwitness codebook PATH add FILE.yaml|show`: the team's own part of the codebook."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from bearwitness.cli.answer import print_json, warn
from bearwitness.cli.unlocked import casebook_arguments, unlock
from bearwitness.domain.messages import Language, message

if TYPE_CHECKING:
    from bearwitness.actions.codebook.extend_codebook import Extended
    from bearwitness.actions.codebook.show_extension import Extension


def arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """Take the step and, to add, the file."""
    casebook_arguments(parser, language)
    parser.add_argument("step", choices=("add", "show"), help=message("casebook.cli.codebook_step", language))
    parser.add_argument(
        "file", metavar="FILE", type=Path, nargs="?", help=message("casebook.cli.codebook_file", language)
    )
    parser.add_argument("--dry-run", action="store_true", help=message("casebook.cli.codebook_dry", language))


def run(chosen: argparse.Namespace, language: Language) -> int:
    """Do the step and say what there is."""
    if chosen.step == "show":
        return _show(chosen, language)
    return _add(chosen, language)


def _add(chosen: argparse.Namespace, language: Language) -> int:
    from bearwitness.actions.codebook.extend_codebook import extend_codebook
    from bearwitness.casebook.opening import open_casebook
    from bearwitness.cli.original import read_original
    from bearwitness.domain.errors import BadValue

    if chosen.file is None:
        raise BadValue(kind="FILE", example="codebook PATH add FILE.yaml")
    data = read_original(chosen.file)
    actor, keys = unlock(chosen.path, chosen.actor, language)
    with open_casebook(chosen.path, keys, actor=actor) as casebook:
        found = extend_codebook(casebook, data, dry_run=chosen.dry_run)
    warnings = [
        message("casebook.cli.codebook_seeming", language, place=each.place, words=each.words)
        for each in found.seeming
    ]
    if chosen.json:
        print_json(
            ok=True,
            warnings=warnings,
            version=found.version,
            lists=list(found.lists),
            codes=[{"list": name, "code": code} for name, code in found.codes],
            properties=list(found.properties),
        )
        return 0
    key = "codebook_would" if chosen.dry_run else "codebook_added" if found.version else "codebook_same"
    print(message(f"casebook.cli.{key}", language, version=found.version or 0, **_numbers(found)))
    for warning in warnings:
        warn(warning)
    return 0


def _numbers(found: Extended) -> dict[str, int]:
    return {
        "lists": len(found.lists),
        "codes": len(found.codes),
        "properties": len(found.properties),
    }


def _show(chosen: argparse.Namespace, language: Language) -> int:
    from bearwitness.actions.codebook.show_extension import show_extension
    from bearwitness.casebook.opening import open_casebook

    actor, keys = unlock(chosen.path, chosen.actor, language)
    with open_casebook(chosen.path, keys, actor=actor) as casebook:
        found = show_extension(casebook)
    if chosen.json:
        _print(found)
        return 0
    for each in found.versions:
        day = each.at.date().isoformat()
        print(
            message(
                "casebook.cli.codebook_version",
                language,
                version=each.version,
                day=day,
                by=each.by,
                sha256=each.sha256,
            )
        )
    if not found.versions:
        print(message("casebook.cli.codebook_none", language))
    for name, code in found.codes:
        print(f"{name}: {code.code}  {code.labels[language]}")
    for each_property in found.properties:
        print(f"{each_property.id}  {each_property.labels[language]}")
    leaves = sum(code.sensitivity != "restricted" for _, code in found.codes)
    leaves += sum(each.publish != "never" for each in found.properties)
    if leaves:
        print(message("casebook.cli.codebook_leaves", language, count=leaves))
    return 0


def _print(found: Extension) -> None:
    print_json(
        ok=True,
        warnings=[],
        versions=[
            {"version": each.version, "sha256": each.sha256, "at": each.at.isoformat(), "by": each.by}
            for each in found.versions
        ],
        codes=[
            {"list": name, "code": code.code, "labels": code.labels, "sensitivity": code.sensitivity}
            for name, code in found.codes
        ],
        properties=[{"property": p.id, "labels": p.labels, "publish": p.publish} for p in found.properties],
        file=found.data.decode("utf-8-sig"),
    )
