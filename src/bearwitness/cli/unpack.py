"""`bearwitness unpack FILE PATH`: bring a packed casebook back."""

from __future__ import annotations

import argparse
import os
from functools import partial
from pathlib import Path

from bearwitness.cli.answer import print_json
from bearwitness.cli.next_step import next_step
from bearwitness.cli.unlocked import casebook_arguments, unlock_keyring
from bearwitness.domain.messages import Language, message


def arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """Take the packed file, and where to."""
    parser.add_argument("file", metavar="FILE", type=Path, help=message("vault.cli.packed_file", language))
    casebook_arguments(parser, language)


def run(chosen: argparse.Namespace, language: Language) -> int:
    """Unpack; the key that the file was packed to is in the file that `BEARWITNESS_PACK_KEY_FILE` names."""
    from bearwitness.actions.keeping.unpack import unpack
    from bearwitness.vault.passphrase import PACK_VARIABLE, read_passphrase
    from bearwitness.vault.recipient import PrivateKey

    private = None
    if os.environ.get(PACK_VARIABLE):
        private = PrivateKey.parse(read_passphrase("", PACK_VARIABLE))
    unlock = partial(unlock_keyring, language=language)
    seconds = unpack(chosen.file, chosen.path, chosen.actor, unlock, private)
    if chosen.json:
        print_json(ok=True, warnings=[], seconds=seconds)
    else:
        print(message("vault.cli.restored", language, path=chosen.path, seconds=seconds))
    next_step(chosen, "restored", language, path=chosen.path)
    return 0
