"""The keyring: a casebook's two data keys, sealed to each keyholder (keyring.json, format 1)."""

from __future__ import annotations

import os
import unicodedata
from dataclasses import replace
from pathlib import Path

from bearwitness.domain.errors import BadValue
from bearwitness.vault import durable, hygiene
from bearwitness.vault.cost import Cost
from bearwitness.vault.custody import Custody
from bearwitness.vault.data_keys import KEY_BYTES, DataKeys
from bearwitness.vault.errors import (
    DamagedKeyring,
    KeyringExists,
    NameTaken,
    NotCustodian,
    RotationPending,
    WrongPassphrase,
)
from bearwitness.vault.keyholder import SHARES, Keyholder, keyholder_name
from bearwitness.vault.keyring_file import MOST_BYTES, KeyringFile, seal_pin
from bearwitness.vault.passphrase import passphrase_bytes
from bearwitness.vault.recipient import PrivateKey, public_key
from bearwitness.vault.secret_lock import PIN_BYTES, SALT_BYTES, SecretLock

COMING = "keyring.next.json"
"""Keyring that takes the place of the other when every database has changed its key."""


def coming_path(path: Path) -> Path:
    """Where the keyring to come lies."""
    return path.with_name(COMING)


class Keyring:
    """Keyring of one casebook, as read from its file; it holds no key until `unlock` returns one."""

    def __init__(self, path: Path, file: KeyringFile) -> None:
        self.path = path
        self.file = file

    @classmethod
    def create(
        cls, path: Path, casebook_id: str, keyholder: str, passphrase: str, cost: Cost | None = None
    ) -> DataKeys:
        """Draw two random keys, wrap them for the first keyholder, a custodian, and write the file.

        Raises
        ------
        KeyringExists, BadPassphrase, BadValue (the keyholder's name), CannotWrite
        """
        if path.exists():
            raise KeyringExists
        casebook, identities = os.urandom(KEY_BYTES), os.urandom(KEY_BYTES)
        empty = KeyringFile(
            casebook_id=casebook_id,
            pin=seal_pin(os.urandom(PIN_BYTES), casebook, casebook_id),
            custody=Custody.holding((PrivateKey.generate(),), identities, casebook_id),
            entries=(),
        )
        keys = DataKeys(casebook=casebook, identities=identities)
        cls(path, empty.sealed(casebook)).add(keys, keyholder, passphrase, cost, custodian=True)
        return keys

    @classmethod
    def load(cls, path: Path) -> Keyring:
        """Read and check the file; every cost in it lies within the limits, or it is refused.

        While keys are being changed, the keyring to come counts: who leaves is not in it.

        Raises
        ------
        DamagedKeyring
            Missing, not of format 1, or not exactly the fields of the format.
        """
        try:
            coming = coming_path(path)
            with (coming if coming.exists() else path).open("rb") as file:
                data = file.read(MOST_BYTES)
        except OSError as error:
            raise DamagedKeyring from error
        return cls(path, KeyringFile.from_bytes(data))

    @property
    def pending(self) -> bool:
        """Whether a change of keys was begun and not finished."""
        return bool(self.file.previous)

    @property
    def casebook_id(self) -> str:
        """Identifier of the casebook that it belongs to."""
        return self.file.casebook_id

    def keyholders(self) -> tuple[str, ...]:
        """Names, in the order in which they were added."""
        return tuple(entry.name for entry in self.file.entries)

    def custodians(self) -> tuple[str, ...]:
        """Names of those who hold the identities key."""
        return tuple(entry.name for entry in self.file.entries if entry.custodian)

    def unlock(self, name: str, passphrase: str) -> DataKeys:
        """Unwrap the keys of one keyholder; from here on the process leaves no core dump.

        An unknown name takes the same time and ends in the same error as a wrong passphrase (A02).

        Raises
        ------
        WrongPassphrase, BadPassphrase
        DamagedKeyring
            The passphrase is right, and the file was changed by somebody who had no key.
        """
        secret = passphrase_bytes(passphrase)
        hygiene.harden()
        entry = self.entry(name)
        if entry is None or entry.lock is None:
            self._any_cost().derive(secret, os.urandom(SALT_BYTES))
            raise WrongPassphrase
        opened = entry.lock.open(secret, casebook_id=self.casebook_id, name=entry.name, public=entry.public)
        if opened is None:
            raise WrongPassphrase
        return self.unwrapped(entry, *opened)

    def unlock_with_key(self, name: str, private: PrivateKey) -> DataKeys:
        """Unwrap the keys of a keyholder who keeps an age key of her own.

        Raises
        ------
        WrongPassphrase
            There is no such keyholder, or it is another key.
        DamagedKeyring
        """
        hygiene.harden()
        entry = self.entry(name)
        if entry is None or entry.public != private.public:
            raise WrongPassphrase
        return self.unwrapped(entry, private, None)

    def recipient(self, keys: DataKeys) -> str:
        """Return the custodians' public key, to which anybody may seal, after checking that nobody put it there.

        Raises
        ------
        DamagedKeyring
        """
        self.file.check(keys.casebook)
        return self.file.custody.public

    def private_keys(self, keys: DataKeys) -> tuple[PrivateKey, ...]:
        """Private keys for what is sealed to the custodians, newest first.

        Raises
        ------
        NotCustodian
        DamagedKeyring
        """
        if keys.identities is None:
            raise NotCustodian
        self.file.check(keys.casebook)
        return self.file.custody.privates(keys.identities, self.casebook_id)

    def add(
        self,
        keys: DataKeys,
        name: str,
        passphrase: str,
        cost: Cost | None = None,
        *,
        custodian: bool = False,
    ) -> None:
        """Wrap the keys for one more keyholder and write the file whole; a custodian gets both keys.

        Raises
        ------
        NotCustodian
            Whoever adds a custodian must be one.
        NameTaken, BadPassphrase, BadValue (the name), CannotWrite, DamagedKeyring
        """
        name = self._new_name(keys, name, custodian=custodian)
        secret = passphrase_bytes(passphrase, new=True)
        entry = self.locked_entry(keys, name, secret, cost or Cost(), custodian=custodian)
        self.write(keys, replace(self.file, entries=(*self.file.entries, entry)))

    def add_recipient(self, keys: DataKeys, name: str, public: str, *, custodian: bool = False) -> None:
        """Seal the keys to the public key of somebody who keeps an age key, and write the file whole.

        Raises
        ------
        NotCustodian, NameTaken, BadValue (the name or the key), CannotWrite, DamagedKeyring
        """
        entry = Keyholder.wrapping(
            keys,
            casebook_id=self.casebook_id,
            name=self._new_name(keys, name, custodian=custodian),
            public=public_key(public),
            lock=None,
            custodian=custodian,
        )
        self.write(keys, replace(self.file, entries=(*self.file.entries, entry)))

    def hand_on(self, keys: DataKeys, name: str) -> None:
        """Give the identities key to a keyholder who does not hold it yet; nothing where nobody is named so.

        Raises
        ------
        NotCustodian, CannotWrite, DamagedKeyring
        """
        if keys.identities is None:
            raise NotCustodian
        entry = self.entry(name)
        if entry is None or entry.custodian:
            return
        made = Keyholder.wrapping(
            keys,
            casebook_id=self.casebook_id,
            name=entry.name,
            public=entry.public,
            lock=entry.lock,
            custodian=True,
        )
        entries = tuple(made if each is entry else each for each in self.file.entries)
        self.write(keys, replace(self.file, entries=entries))

    def refuse_taken(self, name: str) -> None:
        """Raise `NameTaken` where a keyholder has this name, or one that reads the same to the eye."""
        if _alike(name) in {SHARES, *(_alike(entry.name) for entry in self.file.entries)}:
            raise NameTaken

    def unwrapped(self, entry: Keyholder, private: PrivateKey, pin: bytes | None) -> DataKeys:
        """Keys of an entry whose private key is open, after every check that they allow.

        Raises
        ------
        DamagedKeyring
        """
        keys = entry.unwrap(self.casebook_id, private)
        self.file.check(keys.casebook, pin)
        if keys.identities is not None:
            self.file.custody.privates(keys.identities, self.casebook_id)
        return keys

    def _new_name(self, keys: DataKeys, name: str, *, custodian: bool) -> str:
        if custodian and keys.identities is None:
            raise NotCustodian
        name = keyholder_name(name)
        self.refuse_taken(name)
        return name

    def locked_entry(
        self, keys: DataKeys, name: str, secret: bytes, cost: Cost, *, custodian: bool
    ) -> Keyholder:
        """Entry with a fresh private key that the secret locks; it is not written yet."""
        private, pin = PrivateKey.generate(), self.file.open_pin(keys.casebook)
        lock = SecretLock.closing(private, pin, secret, casebook_id=self.casebook_id, name=name, cost=cost)
        return Keyholder.wrapping(
            keys,
            casebook_id=self.casebook_id,
            name=name,
            public=private.public,
            lock=lock,
            custodian=custodian,
        )

    def write(self, keys: DataKeys, file: KeyringFile) -> None:
        """Check what was read before it is built on, then write; the file on disk is the old or the new.

        Raises
        ------
        RotationPending
            The keys are being changed.
        CannotWrite, DamagedKeyring
        """
        if self.pending:
            raise RotationPending
        self.file.check(keys.casebook)
        sealed = file.sealed(keys.casebook)
        durable.write(self.path, sealed.to_bytes())
        self.file = sealed

    def entry(self, name: str) -> Keyholder | None:
        """Entry of a keyholder, or None."""
        try:
            wanted = keyholder_name(name)
        except BadValue:
            return None
        return next((entry for entry in self.file.entries if entry.name == wanted), None)

    def _any_cost(self) -> Cost:
        return next((entry.lock.cost for entry in self.file.entries if entry.lock), Cost())


def _alike(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()
