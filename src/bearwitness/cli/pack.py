"""`bearwitness pack PATH FILE`: one file to carry, and nothing left in the folder."""

from __future__ import annotations

import argparse
from pathlib import Path

from bearwitness.cli.answer import print_json, warn
from bearwitness.cli.unlocked import casebook_arguments, unlock
from bearwitness.domain.messages import Language, message


def arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """Take the file, and who elsewhere can open it."""
    casebook_arguments(parser, language)
    parser.add_argument("file", metavar="FILE", type=Path, help=message("vault.cli.packed_file", language))
    parser.add_argument(
        "--to", metavar="KEY", action="append", default=[], help=message("vault.cli.to", language)
    )


def run(chosen: argparse.Namespace, language: Language) -> int:
    """Pack, wipe, and say what a disk may keep."""
    from bearwitness.actions.keeping.pack import pack

    actor, keys = unlock(chosen.path, chosen.actor, language)
    done = pack(chosen.path, chosen.file, keys, actor=actor, recipients=chosen.to)
    honest = message("vault.cli.disk_keeps", language)
    if chosen.json:
        print_json(ok=True, warnings=[honest], copy=done.copy_id, seconds=done.seconds)
    else:
        warn(honest)
        print(message("vault.cli.packed", language, file=chosen.file))
    return 0
