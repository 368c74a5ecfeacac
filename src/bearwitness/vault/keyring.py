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
    WrongPassphrase,
)
from bearwitness.vault.keyholder import Keyholder, keyholder_name
from bearwitness.vault.keyring_file import MOST_BYTES, KeyringFile, seal_pin
from bearwitness.vault.passphrase import passphrase_bytes
from bearwitness.vault.recipient import PrivateKey, public_key
from bearwitness.vault.secret_lock import PIN_BYTES, SALT_BYTES, SecretLock


class Keyring:
    """Keyring of one casebook, as read from its file; it holds no key until `unlock` returns one."""

    def __init__(self, path: Path, file: KeyringFile) -> None:
        self.path = path
        self._file = file

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

        Raises
        ------
        DamagedKeyring
            Missing, not of format 1, or not exactly the fields of the format.
        """
        try:
            with path.open("rb") as file:
                data = file.read(MOST_BYTES)
        except OSError as error:
            raise DamagedKeyring from error
        return cls(path, KeyringFile.from_bytes(data))

    @property
    def casebook_id(self) -> str:
        """Identifier of the casebook that it belongs to."""
        return self._file.casebook_id

    def keyholders(self) -> tuple[str, ...]:
        """Names, in the order in which they were added."""
        return tuple(entry.name for entry in self._file.entries)

    def custodians(self) -> tuple[str, ...]:
        """Names of those who hold the identities key."""
        return tuple(entry.name for entry in self._file.entries if entry.custodian)

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
        entry = self._entry(name)
        if entry is None or entry.lock is None:
            self._any_cost().derive(secret, os.urandom(SALT_BYTES))
            raise WrongPassphrase
        opened = entry.lock.open(secret, casebook_id=self.casebook_id, name=entry.name, public=entry.public)
        if opened is None:
            raise WrongPassphrase
        return self._unwrapped(entry, *opened)

    def unlock_with_key(self, name: str, private: PrivateKey) -> DataKeys:
        """Unwrap the keys of a keyholder who keeps an age key of her own.

        Raises
        ------
        WrongPassphrase
            There is no such keyholder, or it is another key.
        DamagedKeyring
        """
        hygiene.harden()
        entry = self._entry(name)
        if entry is None or entry.public != private.public:
            raise WrongPassphrase
        return self._unwrapped(entry, private, None)

    def recipient(self, keys: DataKeys) -> str:
        """Return the custodians' public key, to which anybody may seal, after checking that nobody put it there.

        Raises
        ------
        DamagedKeyring
        """
        self._file.check(keys.casebook)
        return self._file.custody.public

    def private_keys(self, keys: DataKeys) -> tuple[PrivateKey, ...]:
        """Private keys for what is sealed to the custodians, newest first.

        Raises
        ------
        NotCustodian
        DamagedKeyring
        """
        if keys.identities is None:
            raise NotCustodian
        self._file.check(keys.casebook)
        return self._file.custody.privates(keys.identities, self.casebook_id)

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
        private, pin = PrivateKey.generate(), self._file.open_pin(keys.casebook)
        lock = SecretLock.closing(
            private, pin, secret, casebook_id=self.casebook_id, name=name, cost=cost or Cost()
        )
        self._append(keys, name, private.public, lock, custodian=custodian)

    def add_recipient(self, keys: DataKeys, name: str, public: str, *, custodian: bool = False) -> None:
        """Seal the keys to the public key of somebody who keeps an age key, and write the file whole.

        Raises
        ------
        NotCustodian, NameTaken, BadValue (the name or the key), CannotWrite, DamagedKeyring
        """
        name = self._new_name(keys, name, custodian=custodian)
        self._append(keys, name, public_key(public), None, custodian=custodian)

    def hand_on(self, keys: DataKeys, name: str) -> None:
        """Give the identities key to a keyholder who does not hold it yet; nothing where nobody is named so.

        Raises
        ------
        NotCustodian, CannotWrite, DamagedKeyring
        """
        if keys.identities is None:
            raise NotCustodian
        entry = self._entry(name)
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
        entries = tuple(made if each is entry else each for each in self._file.entries)
        self._write(keys, replace(self._file, entries=entries))

    def refuse_taken(self, name: str) -> None:
        """Raise `NameTaken` where a keyholder has this name, or one that reads the same to the eye."""
        if any(_alike(entry.name) == _alike(name) for entry in self._file.entries):
            raise NameTaken

    def _unwrapped(self, entry: Keyholder, private: PrivateKey, pin: bytes | None) -> DataKeys:
        keys = entry.unwrap(self.casebook_id, private)
        self._file.check(keys.casebook, pin)
        if keys.identities is not None:
            self._file.custody.privates(keys.identities, self.casebook_id)
        return keys

    def _new_name(self, keys: DataKeys, name: str, *, custodian: bool) -> str:
        if custodian and keys.identities is None:
            raise NotCustodian
        name = keyholder_name(name)
        self.refuse_taken(name)
        return name

    def _append(
        self, keys: DataKeys, name: str, public: str, lock: SecretLock | None, *, custodian: bool
    ) -> None:
        entry = Keyholder.wrapping(
            keys, casebook_id=self.casebook_id, name=name, public=public, lock=lock, custodian=custodian
        )
        self._write(keys, replace(self._file, entries=(*self._file.entries, entry)))

    def _write(self, keys: DataKeys, file: KeyringFile) -> None:
        """Check what was read before it is built on, then write; the file on disk is the old or the new."""
        self._file.check(keys.casebook)
        sealed = file.sealed(keys.casebook)
        durable.write(self.path, sealed.to_bytes())
        self._file = sealed

    def _entry(self, name: str) -> Keyholder | None:
        try:
            wanted = keyholder_name(name)
        except BadValue:
            return None
        return next((entry for entry in self._file.entries if entry.name == wanted), None)

    def _any_cost(self) -> Cost:
        return next((entry.lock.cost for entry in self._file.entries if entry.lock), Cost())


def _alike(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()
