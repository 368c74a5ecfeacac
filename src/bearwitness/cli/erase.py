"""`bearwitness erase PATH SOURCE --reason CODE`: propose it, or, as the second custodian, do it."""

from __future__ import annotations

import argparse

from bearwitness.cli.answer import print_json, warn
from bearwitness.cli.unlocked import casebook_arguments, unlock
from bearwitness.domain.messages import Language, message


def arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """Take the source, and why."""
    casebook_arguments(parser, language)
    parser.add_argument("source", metavar="SOURCE", help=message("vault.cli.source", language))
    parser.add_argument("--reason", metavar="CODE", required=True, help=message("vault.cli.reason", language))


def run(chosen: argparse.Namespace, language: Language) -> int:
    """Say what is gone, and what still holds it."""
    from bearwitness.actions.keeping.erase import erase
    from bearwitness.casebook.opening import open_casebook

    actor, keys = unlock(chosen.path, chosen.actor, language)
    with open_casebook(chosen.path, keys, actor=actor) as casebook:
        done = erase(casebook, chosen.source, chosen.reason)
    warnings = [message("vault.cli.erase_release", language, release=each) for each in done.releases]
    warnings += [message("vault.cli.erase_derived", language, source=each) for each in done.derived]
    for copy, until in done.copies:
        warnings.append(message("vault.cli.erase_backup", language, copy=copy, until=until or "?"))
    warnings += [message("vault.cli.erase_handed", language, recipient=each) for each in done.recipients]
    if chosen.json:
        copies = [
            {"copy": copy, "until": until.isoformat() if until else None} for copy, until in done.copies
        ]
        found = {"done": done.done, "rows": done.rows, "releases": list(done.releases)}
        print_json(
            ok=True,
            warnings=warnings,
            **found,
            derived=list(done.derived),
            copies=copies,
            recipients=list(done.recipients),
        )
        return 0
    for warning in warnings:
        warn(warning)
    key = "vault.cli.erased" if done.done else "vault.cli.erase_waits"
    print(message(key, language, rows=done.rows, blobs=done.blobs))
    return 0
