"""Find whoever acts in the keyring of a casebook."""

from __future__ import annotations

from pathlib import Path

from bearwitness.casebook import layout
from bearwitness.casebook.errors import NotACasebook, WhoActs
from bearwitness.vault.keyring import Keyring


def keyring_of(path: Path) -> Keyring:
    """Keyring of the casebook at `path`.

    Raises
    ------
    NotACasebook, DamagedKeyring
    """
    file = path / layout.KEYRING
    if not file.is_file():
        raise NotACasebook
    return Keyring.load(file)


def only_keyholder(keyring: Keyring) -> str:
    """Name of the one keyholder; with several, somebody must say who acts.

    Raises
    ------
    WhoActs
    """
    names = keyring.keyholders()
    if len(names) != 1:
        raise WhoActs
    return names[0]
