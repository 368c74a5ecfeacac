"""Change the keys of a casebook that is open."""

from __future__ import annotations

from dataclasses import replace

from bearwitness.casebook import database, layout
from bearwitness.casebook.handle import Casebook
from bearwitness.vault import rotation
from bearwitness.vault.keyring import Keyring


def change_keys(casebook: Casebook, leaver: str | None = None) -> Casebook:
    """Give everybody but the leaver new keys, change both databases, and return the casebook under its new keys.

    The handle that was passed is of no use afterwards.

    Raises
    ------
    NotCustodian, LastCustodian, RotationPending, CannotWrite, DamagedKeyring
    """
    path = casebook.path / layout.KEYRING
    fresh = rotation.begin(Keyring.load(path), casebook.keys, leaver)
    database.detach()
    rotation.finish(path, fresh, layout.databases(casebook.path))
    database.attach(casebook.path / layout.DATABASE, lambda: fresh.casebook)
    return replace(casebook, keys=fresh)
