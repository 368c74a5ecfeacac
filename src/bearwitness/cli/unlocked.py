"""What the verbs on a casebook share: who acts, the passphrase, the open casebook."""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bearwitness.domain.messages import Language, message

if TYPE_CHECKING:
    from bearwitness.vault.data_keys import DataKeys
    from bearwitness.vault.keyring import Keyring


def casebook_arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """Path, who acts, and how to answer."""
    parser.add_argument("path", metavar="PATH", type=Path, help=message("casebook.cli.path", language))
    parser.add_argument("--as", metavar="NAME", dest="actor", help=message("casebook.cli.as", language))
    parser.add_argument("--json", action="store_true", help=message("casebook.cli.json", language))


def unlock(path: Path, actor: str | None, language: Language) -> tuple[str, DataKeys]:
    """Name of whoever acts and the keys that the passphrase, or the age key file that the environment names, opens.

    Raises
    ------
    NotACasebook, WhoActs, NoPassphrase, WrongPassphrase
    """
    from bearwitness.actions.keys.unlock import unlock_casebook

    return unlock_casebook(path, actor, partial(unlock_keyring, language=language))


def unlock_keyring(keyring: Keyring, name: str, language: Language) -> DataKeys:
    """Keys of one keyholder: by age key file where `BEARWITNESS_AGE_KEY_FILE` names one, else by passphrase.

    Raises
    ------
    NoPassphrase, WrongPassphrase, BadValue, DamagedKeyring
    """
    import os

    from bearwitness.vault.passphrase import AGE_VARIABLE, read_passphrase
    from bearwitness.vault.recipient import PrivateKey

    if os.environ.get(AGE_VARIABLE):
        return keyring.unlock_with_key(name, PrivateKey.parse(read_passphrase("", AGE_VARIABLE)))
    return keyring.unlock(name, read_passphrase(message("vault.ask", language, name=name)))


def new_passphrase(name: str, language: Language) -> str:
    """Passphrase for a keyholder who is new or changes hers; what is typed is typed twice.

    Raises
    ------
    NoPassphrase, PassphrasesDiffer
    """
    from bearwitness.casebook.errors import PassphrasesDiffer
    from bearwitness.vault.passphrase import MINIMUM, NEW_VARIABLE, read_passphrase

    passphrase = read_passphrase(message("vault.ask_new", language, name=name, minimum=MINIMUM), NEW_VARIABLE)
    if passphrase != read_passphrase(message("casebook.cli.again", language), NEW_VARIABLE):
        raise PassphrasesDiffer
    return passphrase
