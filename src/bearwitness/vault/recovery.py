"""A way back in when passphrases are lost: a recovery entry that two of three shares open."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace

from bearwitness.vault import hygiene
from bearwitness.vault.cost import CHEAPEST, Cost
from bearwitness.vault.data_keys import DataKeys
from bearwitness.vault.errors import BadShares, NotCustodian, WrongPassphrase
from bearwitness.vault.keyring import Keyring
from bearwitness.vault.passphrase import passphrase_bytes
from bearwitness.vault.shares import SECRET_BYTES, join, split

_NAME = "recovery"


def make_shares(keyring: Keyring, keys: DataKeys) -> tuple[str, ...]:
    """Make a new recovery entry and return its three shares; every earlier set is void.

    Raises
    ------
    NotCustodian
        The entry opens both keys, so that only who holds both can make it.
    RotationPending, CannotWrite, DamagedKeyring
    """
    if keys.identities is None:
        raise NotCustodian
    secret = os.urandom(SECRET_BYTES)
    entry = keyring.locked_entry(keys, _NAME, secret, CHEAPEST, custodian=True)
    keyring.write(keys, replace(keyring.file, recovery=entry))
    return split(secret)


def unlock_with_shares(keyring: Keyring, shares: Sequence[str]) -> DataKeys:
    """Both keys, from two shares.

    Raises
    ------
    BadShares
        They do not belong together, or are not of the latest set, or there is none.
    DamagedKeyring
    """
    secret = join(shares)
    hygiene.harden()
    entry = keyring.file.recovery
    if entry is None or entry.lock is None:
        raise BadShares
    opened = entry.lock.open(secret, casebook_id=keyring.casebook_id, name=entry.name, public=entry.public)
    if opened is None:
        raise BadShares
    return keyring.unwrapped(entry, *opened)


def set_passphrase(
    keyring: Keyring, keys: DataKeys, name: str, passphrase: str, cost: Cost | None = None
) -> None:
    """Give a keyholder a new passphrase and a new private key; what she holds stays the same.

    Raises
    ------
    WrongPassphrase
        There is no such keyholder.
    NotCustodian
        She is a custodian, and the keys are not.
    BadPassphrase, RotationPending, CannotWrite, DamagedKeyring
    """
    secret = passphrase_bytes(passphrase, new=True)
    entry = keyring.entry(name)
    if entry is None:
        raise WrongPassphrase
    if entry.custodian and keys.identities is None:
        raise NotCustodian
    made = keyring.locked_entry(keys, entry.name, secret, cost or Cost(), custodian=entry.custodian)
    entries = tuple(made if each is entry else each for each in keyring.file.entries)
    keyring.write(keys, replace(keyring.file, entries=entries))
