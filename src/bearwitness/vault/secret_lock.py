"""A keyholder's private key, locked under a secret of theirs: a passphrase, or the secret behind recovery shares."""

from __future__ import annotations

import os
from dataclasses import dataclass

from bearwitness.vault.cost import Cost
from bearwitness.vault.recipient import PrivateKey
from bearwitness.vault.wrap import decoded, encoded, place, seal, unseal

SALT_BYTES = 16
PIN_BYTES = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class SecretLock:
    """Cost, salt and sealed private key. With the key lies the casebook's pin.

    The pin is a secret that a forged keyring cannot know: whoever can write to the disk can seal data keys of his
    own to a keyholder's public key, but cannot make them match the pin that her passphrase locks.
    """

    cost: Cost
    salt: bytes
    sealed: bytes

    @classmethod
    def closing(
        cls, private: PrivateKey, pin: bytes, secret: bytes, *, casebook_id: str, name: str, cost: Cost
    ) -> SecretLock:
        """Lock a private key and the pin under a secret, with a fresh salt."""
        salt = os.urandom(SALT_BYTES)
        where = _where(casebook_id, name, private.public, cost, salt)
        sealed = seal(pin + private.text.encode("ascii"), cost.derive(secret, salt), where)
        return cls(cost=cost, salt=salt, sealed=sealed)

    def open(
        self, secret: bytes, *, casebook_id: str, name: str, public: str
    ) -> tuple[PrivateKey, bytes] | None:
        """Private key and pin, or None where the secret, or anything bound to the lock, is another."""
        where = _where(casebook_id, name, public, self.cost, self.salt)
        data = unseal(self.sealed, self.cost.derive(secret, self.salt), where)
        if data is None:
            return None
        private = PrivateKey(text=data[PIN_BYTES:].decode("ascii"))
        return (private, data[:PIN_BYTES]) if private.public == public else None

    def to_json(self) -> dict[str, object]:
        """Lock as it stands in keyring.json."""
        return {
            "kdf": "argon2id",
            "memory_kib": self.cost.memory_kib,
            "time": self.cost.time,
            "parallelism": self.cost.parallelism,
            "salt": encoded(self.salt),
            "sealed": encoded(self.sealed),
        }

    @classmethod
    def from_json(cls, tree: dict[str, object]) -> SecretLock:
        """Lock from keyring.json; KeyError, TypeError or ValueError where it is not one."""
        fields = dict(tree)
        if fields.pop("kdf") != "argon2id":
            raise ValueError("kdf")
        salt, sealed = decoded(fields.pop("salt"), SALT_BYTES), decoded(fields.pop("sealed"))
        return cls(cost=Cost(**fields), salt=salt, sealed=sealed)  # type: ignore[arg-type]


def _where(casebook_id: str, name: str, public: str, cost: Cost, salt: bytes) -> bytes:
    return place(
        casebook_id,
        "private key",
        keyholder=name,
        public=public,
        kdf="argon2id",
        salt=encoded(salt),
        memory_kib=cost.memory_kib,
        time=cost.time,
        parallelism=cost.parallelism,
    )
