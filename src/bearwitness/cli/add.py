"""`bearwitness add PATH FILE...`: take sources in, one after the other."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from bearwitness.cli.answer import print_json, warn
from bearwitness.cli.mask import read_masking
from bearwitness.cli.original import read_original
from bearwitness.cli.unlocked import casebook_arguments, unlock
from bearwitness.domain.errors import BearwitnessError
from bearwitness.domain.messages import Language, message
from bearwitness.domain.source import SOURCE_KINDS, SourceKind

if TYPE_CHECKING:
    from bearwitness.casebook.handle import Casebook
    from bearwitness.domain.consent import Consent


def arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """Take the files, and what is the same for all of them."""
    casebook_arguments(parser, language)
    parser.add_argument(
        "files", metavar="FILE", nargs="+", type=Path, help=message("casebook.cli.files", language)
    )
    parser.add_argument("--kind", choices=SOURCE_KINDS, help=message("casebook.cli.kind", language))
    terms = parser.add_mutually_exclusive_group()
    for option in ("consent", "agreement"):
        text = message(f"casebook.cli.{option}", language)
        terms.add_argument(f"--{option}", metavar="FILE", type=Path, help=text)
    parser.add_argument(
        "--organisation", metavar="TEXT", default="", help=message("casebook.cli.organisation", language)
    )
    masks = parser.add_mutually_exclusive_group()
    masks.add_argument("--mask", metavar="MASKS.yaml", type=Path, help=message("casebook.cli.mask", language))
    nothing = message("casebook.cli.nothing_to_mask", language)
    masks.add_argument("--nothing-to-mask", action="store_true", help=nothing)
    parser.add_argument("--child", action="store_true", help=message("casebook.cli.child", language))


def run(chosen: argparse.Namespace, language: Language) -> int:
    """Add each file; what is acknowledged stays, also when a later file is refused."""
    from bearwitness.casebook.opening import open_casebook

    consent = _consent(chosen)
    actor, keys = unlock(chosen.path, chosen.actor, language)
    added: list[str] = []
    known: list[str] = []
    with open_casebook(chosen.path, keys, actor=actor) as casebook:
        for position, file in enumerate(chosen.files, start=1):
            try:
                _add(casebook, file, chosen, consent, added, known)
            except BearwitnessError as error:
                error.details["file"] = position
                where = {"position": position, "count": len(chosen.files), "name": file}
                warn(message("casebook.cli.failed_at", language, **where))
                raise
    _conclude(chosen, consent, added, known, language)
    return 0


def _consent(chosen: argparse.Namespace) -> Consent | None:
    from bearwitness.actions.agreement import agreement_of
    from bearwitness.domain.consent import Consent
    from bearwitness.intake.text import read_document

    if chosen.consent is not None:
        return Consent.from_yaml_text(read_document(chosen.consent).text)
    return None if chosen.agreement is None else agreement_of(read_document(chosen.agreement).text)


def _kind(chosen: argparse.Namespace) -> SourceKind:
    if chosen.kind is not None:
        return next(kind for kind in SOURCE_KINDS if kind == chosen.kind)
    return "testimony" if chosen.consent else "list" if chosen.agreement else "document"


def _add(
    casebook: Casebook,
    file: Path,
    chosen: argparse.Namespace,
    consent: Consent | None,
    added: list[str],
    known: list[str],
) -> None:
    """Add one file, and acknowledge it on standard error once it is committed."""
    from bearwitness.actions.add_source import add_source
    from bearwitness.actions.errors import AlreadyHeld

    data = read_original(file)
    decided = chosen.mask is not None or chosen.nothing_to_mask
    try:
        source = add_source(
            casebook,
            data=data,
            name=file.name,
            kind=_kind(chosen),
            organisation=chosen.organisation,
            consent=consent,
            child=chosen.child,
            masking=read_masking(chosen.mask, data) if decided else None,
        )
    except AlreadyHeld as error:
        known.append(str(error.details["source"]))
        return
    warn(source.id)
    added.append(source.id)


def _conclude(
    chosen: argparse.Namespace,
    consent: Consent | None,
    added: list[str],
    known: list[str],
    language: Language,
) -> None:
    warnings = [message("casebook.cli.known", language, source=source) for source in known]
    if added and consent is None and _kind(chosen) != "document":
        warnings.append(message("casebook.cli.no_consent", language, count=len(added)))
    if added and _kind(chosen) != "document" and chosen.mask is None and not chosen.nothing_to_mask:
        warnings.append(message("casebook.cli.not_masked", language, count=len(added)))
    child = chosen.child or (consent is not None and consent.child)
    if added and child:
        warnings.append(message("casebook.cli.child_unapproved", language, count=len(added)))
    if chosen.json:
        print_json(ok=True, warnings=warnings, sources=added, known=known)
        return
    for warning in warnings:
        warn(warning)
    print(message("casebook.cli.added", language, count=len(added)))
