"""Change one's own passphrase."""

from __future__ import annotations

from bearwitness.casebook import layout
from bearwitness.casebook.acting import acting
from bearwitness.casebook.handle import Casebook
from bearwitness.vault.cost import Cost
from bearwitness.vault.keyring import Keyring
from bearwitness.vault.passphrase import passphrase_bytes
from bearwitness.vault.recovery import set_passphrase


def change_passphrase(casebook: Casebook, passphrase: str, cost: Cost | None = None) -> None:
    """Give whoever acts a new passphrase; the old one opens nothing but old copies of the keyring.

    Where somebody else may know the old one and have such a copy, change the keys too (`rotate_keys`).

    Raises
    ------
    BadPassphrase, CannotWrite, WrongPassphrase
    """
    keyring = Keyring.load(casebook.path / layout.KEYRING)
    with acting(casebook, "change_passphrase"):
        passphrase_bytes(passphrase, new=True)
    set_passphrase(keyring, casebook.keys, casebook.actor, passphrase, cost)
