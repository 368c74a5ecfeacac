"""A keyholder's entry in the keyring: a name, a cost, a salt and one wrap for each data key."""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass

from bearwitness.domain.errors import BadValue
from bearwitness.vault.cost import Cost
from bearwitness.vault.data_keys import KEY_NAMES, DataKeys, KeyName
from bearwitness.vault.wrap import NONCE_BYTES, SEALED_BYTES, Place, decoded, encoded, seal, unseal

SALT_BYTES = 16
_MOST_CHARACTERS = 64


def keyholder_name(text: str) -> str:
    """Name in NFC; it stands readable in keyring.json, so a pseudonym is wise.

    Raises
    ------
    BadValue
        Empty, over 64 characters, or with anything but letters, digits, ``.``, ``_`` and ``-``.
    """
    name = unicodedata.normalize("NFC", text) if len(text) <= _MOST_CHARACTERS else ""
    if not name or not all(each.isalnum() or each in "._-" for each in name):
        raise BadValue(kind="keyholder", example="amina")
    return name


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyholder:
    """Entry of one keyholder; `wraps` in the order of `KEY_NAMES`."""

    name: str
    cost: Cost
    salt: bytes
    wraps: tuple[bytes, bytes]

    @classmethod
    def wrapping(
        cls, keys: DataKeys, *, casebook_id: str, name: str, passphrase: bytes, cost: Cost
    ) -> Keyholder:
        """Wrap both keys for a passphrase, under a fresh salt."""
        salt = os.urandom(SALT_BYTES)
        wrapping_key = cost.derive(passphrase, salt)

        def wrapped(key: KeyName, data: bytes) -> bytes:
            place = Place(casebook_id=casebook_id, keyholder=name, key=key, salt=salt, cost=cost)
            return seal(data, wrapping_key, place)

        wraps = (wrapped("casebook", keys.casebook), wrapped("identities", keys.identities))
        return cls(name=name, cost=cost, salt=salt, wraps=wraps)

    def unwrap(self, casebook_id: str, passphrase: bytes) -> DataKeys | None:
        """Data keys, or None where the passphrase, or anything sealed with it, is another."""
        wrapping_key = self.cost.derive(passphrase, self.salt)
        opened: dict[str, bytes] = {}
        for key, wrap in zip(KEY_NAMES, self.wraps, strict=True):
            place = Place(
                casebook_id=casebook_id, keyholder=self.name, key=key, salt=self.salt, cost=self.cost
            )
            data = unseal(wrap, wrapping_key, place)
            if data is None:
                return None
            opened[key] = data
        return DataKeys(**opened)

    def to_json(self) -> dict[str, object]:
        """Entry as it stands in keyring.json."""
        cost = {
            "kdf": "argon2id",
            "memory_kib": self.cost.memory_kib,
            "time": self.cost.time,
            "parallelism": self.cost.parallelism,
        }
        wraps = {key: encoded(wrap) for key, wrap in zip(KEY_NAMES, self.wraps, strict=True)}
        return {"name": self.name, "cost": cost, "salt": encoded(self.salt), "wraps": wraps}

    @classmethod
    def from_json(cls, tree: dict[str, object]) -> Keyholder:
        """Entry from keyring.json; KeyError, TypeError, ValueError or BadValue where it is not one."""
        cost, wraps = tree["cost"], tree["wraps"]
        if not isinstance(cost, dict) or cost.pop("kdf", None) != "argon2id" or not isinstance(wraps, dict):
            raise ValueError("kdf")
        if set(tree) != {"name", "cost", "salt", "wraps"} or set(wraps) != set(KEY_NAMES):
            raise ValueError("fields")
        name = str(tree["name"])
        if keyholder_name(name) != name:
            raise ValueError("name")
        casebook, identities = (decoded(wraps[key], NONCE_BYTES + SEALED_BYTES) for key in KEY_NAMES)
        return cls(
            name=name,
            cost=Cost(**cost),
            salt=decoded(tree["salt"], SALT_BYTES),
            wraps=(casebook, identities),
        )
