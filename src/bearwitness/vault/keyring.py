"""The keyring: a casebook's two data keys, wrapped once for each keyholder (keyring.json, format 1)."""

from __future__ import annotations

import json
import os
import unicodedata
from pathlib import Path

from bearwitness.domain.errors import BadValue
from bearwitness.vault import durable, hygiene
from bearwitness.vault.cost import Cost
from bearwitness.vault.data_keys import KEY_BYTES, DataKeys
from bearwitness.vault.errors import DamagedKeyring, KeyringExists, NameTaken, WrongPassphrase
from bearwitness.vault.keyholder import SALT_BYTES, Keyholder, keyholder_name
from bearwitness.vault.passphrase import passphrase_bytes
from bearwitness.vault.wrap import FORMAT

_MOST_BYTES = 1 << 20


class Keyring:
    """Keyring of one casebook, as read from its file; it holds no key until `unlock` returns one."""

    def __init__(self, path: Path, casebook_id: str, entries: tuple[Keyholder, ...]) -> None:
        self.path = path
        self.casebook_id = casebook_id
        self._entries = entries

    @classmethod
    def create(
        cls, path: Path, casebook_id: str, keyholder: str, passphrase: str, cost: Cost | None = None
    ) -> DataKeys:
        """Draw two random keys, wrap them for the first keyholder and write the file.

        Raises
        ------
        KeyringExists, BadPassphrase, BadValue (the keyholder's name), CannotWrite
        """
        if path.exists():
            raise KeyringExists
        keys = DataKeys(casebook=os.urandom(KEY_BYTES), identities=os.urandom(KEY_BYTES))
        cls(path, casebook_id, ()).add(keys, keyholder, passphrase, cost)
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
                casebook_id, entries = _parsed(json.loads(file.read(_MOST_BYTES)))
        except (OSError, ValueError, KeyError, TypeError, RecursionError, BadValue) as error:
            raise DamagedKeyring from error
        return cls(path, casebook_id, entries)

    def keyholders(self) -> tuple[str, ...]:
        """Names, in the order in which they were added."""
        return tuple(entry.name for entry in self._entries)

    def unlock(self, name: str, passphrase: str) -> DataKeys:
        """Unwrap both keys; from here on the process leaves no core dump.

        An unknown name takes the same time and ends in the same error as a wrong passphrase (A02).

        Raises
        ------
        WrongPassphrase, BadPassphrase
        """
        secret = passphrase_bytes(passphrase)
        hygiene.harden()
        entry = self._entry(name)
        if entry is None:
            self._entries[0].cost.derive(secret, os.urandom(SALT_BYTES))
            raise WrongPassphrase
        keys = entry.unwrap(self.casebook_id, secret)
        if keys is None:
            raise WrongPassphrase
        return keys

    def add(self, keys: DataKeys, name: str, passphrase: str, cost: Cost | None = None) -> None:
        """Wrap the keys for one more keyholder and write the file whole.

        Raises
        ------
        NameTaken, BadPassphrase, BadValue (the name), CannotWrite
        """
        name = keyholder_name(name)
        self.refuse_taken(name)
        secret = passphrase_bytes(passphrase, new=True)
        entry = Keyholder.wrapping(
            keys, casebook_id=self.casebook_id, name=name, passphrase=secret, cost=cost or Cost()
        )
        entries = (*self._entries, entry)
        durable.write(self.path, _written(self.casebook_id, entries))
        self._entries = entries

    def refuse_taken(self, name: str) -> None:
        """Raise `NameTaken` where a keyholder has this name, or one that reads the same to the eye."""
        if any(_alike(entry.name) == _alike(name) for entry in self._entries):
            raise NameTaken

    def _entry(self, name: str) -> Keyholder | None:
        try:
            wanted = keyholder_name(name)
        except BadValue:
            return None
        return next((entry for entry in self._entries if entry.name == wanted), None)


def _alike(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()


def _written(casebook_id: str, entries: tuple[Keyholder, ...]) -> bytes:
    tree = {"format": FORMAT, "casebook": casebook_id, "keyholders": [each.to_json() for each in entries]}
    return (json.dumps(tree, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def _parsed(tree: dict[str, object]) -> tuple[str, tuple[Keyholder, ...]]:
    holders, casebook_id = tree["keyholders"], tree["casebook"]
    if set(tree) != {"format", "casebook", "keyholders"} or tree["format"] != FORMAT:
        raise ValueError("format")
    if not isinstance(holders, list) or not holders or not isinstance(casebook_id, str):
        raise ValueError("fields")
    entries = tuple(Keyholder.from_json(each) for each in holders)
    if len({entry.name for entry in entries}) != len(entries):
        raise ValueError("names")
    return casebook_id, entries
