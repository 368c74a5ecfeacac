"""One data key, sealed for one keyholder of one casebook, and for nothing else."""

from __future__ import annotations

import base64
import json
import os
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from bearwitness.vault.cost import Cost
from bearwitness.vault.data_keys import KEY_BYTES, KeyName

FORMAT = 1
NONCE_BYTES = 12
SEALED_BYTES = KEY_BYTES + 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a wrap belongs: sealed in as associated data, so that it opens nowhere else (A08)."""

    casebook_id: str
    keyholder: str
    key: KeyName
    salt: bytes
    cost: Cost

    def associated_data(self) -> bytes:
        """Canonical bytes of the place."""
        return json.dumps(
            {
                "format": FORMAT,
                "casebook": self.casebook_id,
                "keyholder": self.keyholder,
                "key": self.key,
                "kdf": "argon2id",
                "salt": encoded(self.salt),
                "memory_kib": self.cost.memory_kib,
                "time": self.cost.time,
                "parallelism": self.cost.parallelism,
            },
            sort_keys=True,
            separators=(",", ":"),
        ).encode()


def seal(data_key: bytes, wrapping_key: bytes, place: Place) -> bytes:
    """Nonce and ciphertext of a data key (ChaCha20-Poly1305, RFC 8439)."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + ChaCha20Poly1305(wrapping_key).encrypt(nonce, data_key, place.associated_data())


def unseal(wrap: bytes, wrapping_key: bytes, place: Place) -> bytes | None:
    """Data key, or None where the key or the place is another."""
    cipher = ChaCha20Poly1305(wrapping_key)
    try:
        return cipher.decrypt(wrap[:NONCE_BYTES], wrap[NONCE_BYTES:], place.associated_data())
    except InvalidTag:
        return None


def encoded(data: bytes) -> str:
    """Bytes as base64 text."""
    return base64.b64encode(data).decode("ascii")


def decoded(text: object, size: int) -> bytes:
    """Bytes of a base64 text; ValueError unless it is exactly that many bytes, written in the one way."""
    if not isinstance(text, str):
        raise TypeError("base64 text expected")
    data = base64.b64decode(text, validate=True)
    if len(data) != size or encoded(data) != text:
        raise ValueError("wrong size")
    return data
