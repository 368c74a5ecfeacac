"""`bearwitness add PATH FILE...`: take sources in, one after the other."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from bearwitness.cli.answer import print_json, warn
from bearwitness.cli.unlocked import casebook_arguments, unlock
from bearwitness.domain.errors import BearwitnessError
from bearwitness.domain.messages import Language, message

if TYPE_CHECKING:
    from bearwitness.casebook.handle import Casebook
    from bearwitness.domain.consent import Consent

KINDS = ("testimony", "document", "list")


def arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """Take the files, and what is the same for all of them."""
    casebook_arguments(parser, language)
    parser.add_argument(
        "files", metavar="FILE", nargs="+", type=Path, help=message("casebook.cli.files", language)
    )
    parser.add_argument("--kind", choices=KINDS, help=message("casebook.cli.kind", language))
    terms = parser.add_mutually_exclusive_group()
    for option in ("consent", "agreement"):
        text = message(f"casebook.cli.{option}", language)
        terms.add_argument(f"--{option}", metavar="FILE", type=Path, help=text)
    parser.add_argument(
        "--organisation", metavar="TEXT", default="", help=message("casebook.cli.organisation", language)
    )
    parser.add_argument("--child", action="store_true", help=message("casebook.cli.child", language))


def run(chosen: argparse.Namespace, language: Language) -> int:
    """Acknowledge each source by its identifier on standard error once it is committed."""
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
    _say(chosen, consent, added, known, language)
    return 0


def _add(
    casebook: Casebook,
    file: Path,
    chosen: argparse.Namespace,
    consent: Consent | None,
    added: list[str],
    known: list[str],
) -> None:
    from bearwitness.actions.add_source import add_source
    from bearwitness.actions.errors import AlreadyHeld
    from bearwitness.cli.read_bytes import read_bytes

    try:
        source = add_source(
            casebook,
            data=read_bytes(file),
            name=file.name,
            kind=_kind(chosen),
            organisation=chosen.organisation,
            consent=consent,
            child=chosen.child,
        )
    except AlreadyHeld as error:
        known.append(str(error.details["source"]))
        return
    warn(source.id)
    added.append(source.id)
