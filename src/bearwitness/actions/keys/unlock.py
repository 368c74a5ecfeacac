"""Find whoever acts in the keyring of a casebook, and let her in."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from bearwitness.casebook import layout
from bearwitness.casebook.acting import acting
from bearwitness.casebook.errors import NotACasebook, WhoActs
from bearwitness.casebook.opening import open_casebook
from bearwitness.vault import tries
from bearwitness.vault.data_keys import DataKeys
from bearwitness.vault.errors import CasebookInUse, WrongPassphrase
from bearwitness.vault.keyring import Keyring

Unlock = Callable[[Keyring, str], DataKeys]
"""Gives the keys of a keyholder of a keyring, by passphrase or by age key."""


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


def unlock_casebook(path: Path, actor: str | None, unlock: Unlock) -> tuple[str, DataKeys]:
    """Name of whoever acts and her keys; from the fifth wrong try on, the next one has to wait.

    Wrong tries are told to the record by the next one that opens.

    Raises
    ------
    NotACasebook, WhoActs, NoPassphrase, WrongPassphrase, DamagedKeyring
    """
    keyring = keyring_of(path)
    name = actor if actor is not None else only_keyholder(keyring)
    counted = name if keyring.entry(name) else ""
    time.sleep(tries.waiting(path, counted, time.time()))
    try:
        keys = unlock(keyring, name)
    except WrongPassphrase:
        tries.failed(path, counted, time.time())
        raise
    if wrong := tries.count(path):
        with suppress(CasebookInUse):
            _tell(path, keys, name, wrong)
    return name, keys


def _tell(path: Path, keys: DataKeys, name: str, wrong: int) -> None:
    with open_casebook(path, keys, actor=name) as casebook:
        with acting(casebook, "wrong_passphrases") as entry:
            entry.detail["tries"] = wrong
        tries.forget(path)
