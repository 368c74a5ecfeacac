"""`bearwitness identity PATH open SUBJECT --reason CODE --note TEXT`: who is behind a pseudonym, for a custodian."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from bearwitness.cli.answer import warn
from bearwitness.cli.steps import answer, needed, opened
from bearwitness.cli.unlocked import casebook_arguments
from bearwitness.domain.messages import Language, message

if TYPE_CHECKING:
    from bearwitness.casebook.identity.records import IdentityRecord


def arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """Take the person, and why."""

    def words(name: str) -> str:
        return message(f"care.cli.identity_{name}", language)

    casebook_arguments(parser, language)
    parser.add_argument("step", choices=("open",), help=words("step"))
    parser.add_argument("subject", metavar="SUBJECT", help=words("subject"))
    parser.add_argument("--reason", metavar="CODE", help=words("reason"))
    parser.add_argument("--note", metavar="TEXT", help=words("note"))


def run(chosen: argparse.Namespace, language: Language) -> int:
    """Show one person, and close the store again."""
    from bearwitness.actions.errors import NeedsReason
    from bearwitness.actions.identities.open_identity import open_identity
    from bearwitness.domain.codebook import codebook

    reason = needed(chosen.reason, "--reason", " | ".join(codebook().codes("opening_reason")))
    note = needed(chosen.note, "--note", '"she asked for her own file"')
    with opened(chosen, language) as casebook:
        try:
            with open_identity(casebook, reason=reason, note=note, minutes=1) as store:
                person, damaged = store.person(chosen.subject), store.damaged
        except NeedsReason:
            for code in codebook().codes("opening_reason"):
                warn(f"  {code}: {codebook().label('opening_reason', code, language)}")
            raise
    warnings = [message("care.cli.identity_warning", language)]
    warnings += [message("care.cli.identity_damaged", language, item=each) for each in damaged]
    none = message("care.cli.identity_none", language)
    answer(chosen, _lines(person) or none, warnings, **_object(person))
    return 0


def _lines(person: IdentityRecord) -> list[str]:
    names = [
        f"{each.words}  ({', '.join(part for part in (each.script, each.system, each.kind) if part)})"
        for each in person.names
    ]
    return [*names, *person.births, *(f"{kind}: {words}" for kind, words in person.contacts)]


def _object(person: IdentityRecord) -> dict[str, object]:
    return {
        "person": person.person,
        "names": [
            {"words": each.words, "script": each.script, "system": each.system, "kind": each.kind}
            for each in person.names
        ],
        "births": list(person.births),
        "contacts": [list(each) for each in person.contacts],
    }
