"""`bearwitness restore FILE PATH`: put a casebook back from a backup."""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path

from bearwitness.cli.answer import print_json
from bearwitness.cli.next_step import next_step
from bearwitness.cli.unlocked import casebook_arguments, unlock_keyring
from bearwitness.domain.messages import Language, message


def arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """Take the backup, and where to."""
    parser.add_argument("file", metavar="FILE", type=Path, help=message("vault.cli.file", language))
    casebook_arguments(parser, language)


def run(chosen: argparse.Namespace, language: Language) -> int:
    """Restore, and say how long it took."""
    from bearwitness.actions.keeping.restore import restore

    unlock = partial(unlock_keyring, language=language)
    seconds = restore(chosen.file, chosen.path, chosen.actor, unlock)
    if chosen.json:
        print_json(ok=True, warnings=[], seconds=seconds)
    else:
        print(message("vault.cli.restored", language, path=chosen.path, seconds=seconds))
    next_step(chosen, "restored", language, path=chosen.path)
    return 0
