"""Change both data keys, so that a keyholder who left opens nothing new (A33).

Three steps, each atomic, in this order: the coming keyring is written beside the old one; each database changes its
key in one transaction, identities first; the coming keyring takes the old one's place. A crash between any two is
finished at the next opening by `finish`, always forward. From the first step on, the leaver's entry is gone.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from bearwitness.vault import durable, store
from bearwitness.vault.custody import Custody
from bearwitness.vault.data_keys import KEY_BYTES, KEY_NAMES, DataKeys, KeyName
from bearwitness.vault.errors import (
    DamagedKeyring,
    LastCustodian,
    NotCustodian,
    RotationPending,
    WrongKey,
)
from bearwitness.vault.keyholder import Keyholder
from bearwitness.vault.keyring import Keyring, coming_path
from bearwitness.vault.keyring_file import KeyringFile, seal_pin
from bearwitness.vault.recipient import PrivateKey
from bearwitness.vault.wrap import place, seal, unseal

Databases = Mapping[KeyName, Path]
"""File of each data key; one that does not stand there is passed over."""


def begin(keyring: Keyring, keys: DataKeys, leaver: str | None = None) -> DataKeys:
    """Draw new keys, seal them to everybody but the leaver, and write the coming keyring; return the new keys.

    The recovery entry goes: a leaver may have had shares, and these would open the new keys.

    Raises
    ------
    NotCustodian
        Only a custodian holds both keys.
    LastCustodian
        Without the leaver nobody would.
    RotationPending, CannotWrite, DamagedKeyring
    """
    if keys.identities is None:
        raise NotCustodian
    if keyring.pending:
        raise RotationPending
    if all(name == leaver for name in keyring.custodians()):
        raise LastCustodian
    keyring.file.check(keys.casebook)
    casebook, identities = os.urandom(KEY_BYTES), os.urandom(KEY_BYTES)
    fresh = DataKeys(casebook=casebook, identities=identities)
    privates = (PrivateKey.generate(), *keyring.private_keys(keys))
    held, book = keyring.file, keyring.casebook_id
    coming = KeyringFile(
        casebook_id=book,
        pin=seal_pin(held.open_pin(keys.casebook), casebook, book),
        custody=Custody.holding(privates, identities, book),
        entries=tuple(_again(each, fresh, book) for each in held.entries if each.name != leaver),
        recovery=None,
        previous=tuple(
            seal(old, new, _where(book, key))
            for key, old, new in zip(
                KEY_NAMES, (keys.casebook, keys.identities), (casebook, identities), strict=True
            )
        ),
    )
    durable.write(coming_path(keyring.path), coming.sealed(casebook).to_bytes())
    return fresh


def finish(path: Path, keys: DataKeys, databases: Databases) -> bool:
    """Finish a change of keys that was begun; return whether there was one. Only under the casebook's lock.

    Parameters
    ----------
    path
        Of keyring.json.
    keys
        The new ones, which the coming keyring gave.
    databases
        Their files; no connection to them may be open.

    Raises
    ------
    RotationPending
        The identity store still has its old key, and these keys are not a custodian's.
    DamagedKeyring, DamagedStore, WrongKey, CannotWrite
    """
    keyring = Keyring.load(path)
    if not keyring.pending:
        _drop(coming_path(path))
        return False
    file = keyring.file
    file.check(keys.casebook)
    sealed = dict(zip(KEY_NAMES, file.previous, strict=True))
    if keys.identities is None:
        _require_changed(databases["casebook"], keys.casebook)
    elif databases["identities"].exists():
        _rekey(databases["identities"], sealed["identities"], keys.identities, file.casebook_id, "identities")
    _rekey(databases["casebook"], sealed["casebook"], keys.casebook, file.casebook_id, "casebook")
    durable.write(path, replace(file, previous=()).sealed(keys.casebook).to_bytes())
    _drop(coming_path(path))
    return True


def _again(entry: Keyholder, keys: DataKeys, casebook_id: str) -> Keyholder:
    return Keyholder.wrapping(
        keys,
        casebook_id=casebook_id,
        name=entry.name,
        public=entry.public,
        lock=entry.lock,
        custodian=entry.custodian,
    )


def _require_changed(casebook: Path, key: bytes) -> None:
    """The casebook's database changes last: where it has, the identity store has too."""
    try:
        store.connect(casebook, key).close()
    except WrongKey as error:
        raise RotationPending from error


def _rekey(path: Path, sealed: bytes, new: bytes, casebook_id: str, name: KeyName) -> None:
    """Change the key of one database, unless it has been changed already."""
    try:
        store.connect(path, new).close()
    except WrongKey:
        old = unseal(sealed, new, _where(casebook_id, name))
        if old is None:
            raise DamagedKeyring from None
        store.rekey(path, old, new)


def _drop(path: Path) -> None:
    if path.exists():
        with durable.disk_refusals():
            path.unlink()
            durable.sync_folder(path.parent)


def _where(casebook_id: str, name: KeyName) -> bytes:
    return place(casebook_id, "previous key", key=name)
