"""What the verbs on a casebook share: who acts, the passphrase, the open casebook."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from bearwitness.domain.messages import Language, message

if TYPE_CHECKING:
    from bearwitness.vault.data_keys import DataKeys


def casebook_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """Path, who acts, and how to answer."""
    parser.add_argument("path", metavar="PATH", type=Path, help=message("casebook.cli.path", language))
    parser.add_argument("--as", metavar="NAME", dest="actor", help=message("casebook.cli.as", language))
    parser.add_argument("--json", action="store_true", help=message("casebook.cli.json", language))


def unlock(path: Path, actor: str | None, language: Language) -> tuple[str, DataKeys]:
    """Name of whoever acts and the keys that the passphrase opens.

    Raises
    ------
    NotACasebook, WhoActs, NoPassphrase, WrongPassphrase
    """
    from bearwitness.actions.unlock import keyring_of, only_keyholder
    from bearwitness.vault.passphrase import read_passphrase

    keyring = keyring_of(path)
    name = actor if actor is not None else only_keyholder(keyring)
    return name, keyring.unlock(name, read_passphrase(message("vault.ask", language, name=name)))
