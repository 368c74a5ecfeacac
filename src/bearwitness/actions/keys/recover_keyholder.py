"""Let a keyholder in again who lost her passphrase, with two recovery shares."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from bearwitness.actions.keys.unlock import keyring_of
from bearwitness.casebook import layout
from bearwitness.casebook.acting import acting
from bearwitness.casebook.confirmed import name_digest
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.opening import open_casebook
from bearwitness.vault.cost import Cost
from bearwitness.vault.keyholder import SHARES
from bearwitness.vault.keyring import Keyring
from bearwitness.vault.passphrase import passphrase_bytes
from bearwitness.vault.recovery import set_passphrase, unlock_with_shares


def recover_keyholder(
    path: Path, shares: Sequence[str], name: str, passphrase: str, cost: Cost | None = None
) -> None:
    """Open the casebook at `path` with two shares, log it, and set a keyholder's new passphrase.

    The record says that shares did it, and for whom: she is no second person until another custodian confirms her.

    Raises
    ------
    BadShares
    NoSuchItem
        There is no such keyholder: shares let nobody in who was not.
    BadPassphrase, NotACasebook, CannotWrite
    """
    keys = unlock_with_shares(keyring_of(path), shares)
    with open_casebook(path, keys, actor=SHARES) as casebook:
        keyring = Keyring.load(path / layout.KEYRING)
        with acting(casebook, "recover_keyholder") as entry:
            passphrase_bytes(passphrase, new=True)
            held = keyring.entry(name)
            if held is None:
                raise NoSuchItem
            entry.detail["keyholder"] = name_digest(held.name)
        set_passphrase(keyring, keys, name, passphrase, cost)
