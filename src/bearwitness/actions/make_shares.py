"""Make the shares that open a casebook when passphrases are lost."""

from __future__ import annotations

from bearwitness.casebook import layout
from bearwitness.casebook.acting import acting
from bearwitness.casebook.handle import Casebook
from bearwitness.vault import recovery
from bearwitness.vault.errors import NotCustodian
from bearwitness.vault.keyring import Keyring


def make_shares(casebook: Casebook) -> tuple[str, ...]:
    """Three shares, any two of which open everything; give them to three people who do not meet every day.

    A new set makes every earlier one worthless.

    Raises
    ------
    NotAllowed
    NotCustodian
    CannotWrite
    """
    keyring = Keyring.load(casebook.path / layout.KEYRING)
    with acting(casebook, "make_shares", "members"):
        if not casebook.keys.custodian:
            raise NotCustodian
    return recovery.make_shares(keyring, casebook.keys)
