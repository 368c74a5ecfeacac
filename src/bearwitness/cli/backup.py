"""`bearwitness backup PATH --out FILE | --drill`: copy a casebook, or try a copy out."""

from __future__ import annotations

import argparse
from pathlib import Path

from bearwitness.cli.answer import print_json
from bearwitness.cli.unlocked import casebook_arguments, unlock
from bearwitness.domain.messages import Language, message


def arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """Take where to, or that it is a drill."""
    casebook_arguments(parser, language)
    where = parser.add_mutually_exclusive_group(required=True)
    where.add_argument("--out", metavar="FILE", type=Path, help=message("vault.cli.out", language))
    where.add_argument("--drill", action="store_true", help=message("vault.cli.drill", language))
    parser.add_argument(
        "--keep-days", metavar="N", type=int, default=90, help=message("vault.cli.keep_days", language)
    )


def run(chosen: argparse.Namespace, language: Language) -> int:
    """Make the copy, and say how long it took."""
    from bearwitness.actions.keeping.back_up import back_up, drill
    from bearwitness.casebook.opening import open_casebook

    actor, keys = unlock(chosen.path, chosen.actor, language)
    with open_casebook(chosen.path, keys, actor=actor) as casebook:
        done = drill(casebook) if chosen.drill else back_up(casebook, chosen.out, keep_days=chosen.keep_days)
    if chosen.json:
        until = done.kept_until.isoformat() if done.kept_until else None
        print_json(ok=True, warnings=[], copy=done.copy_id, seconds=done.seconds, kept_until=until)
    elif chosen.drill:
        print(message("vault.cli.drilled", language, seconds=done.seconds))
    else:
        made = {"copy": done.copy_id, "seconds": done.seconds, "until": done.kept_until}
        print(message("vault.cli.backed_up", language, **made))
    return 0
