"""Seal bytes to a public key (age, X25519), bound to the place where they belong.

Anybody who has the public key can seal; only the private key opens. The place, such as casebook, table and row, lies
inside the sealed payload and is compared when it is opened, so that a blob put in another place is refused. The
format is age's (https://age-encryption.org/v1): X25519, HKDF-SHA256, ChaCha20-Poly1305.
"""

from __future__ import annotations

import hmac
import struct
from collections.abc import Sequence
from dataclasses import dataclass, field

import pyrage

from bearwitness.domain.errors import BadValue
from bearwitness.vault.errors import DamagedSeal

_HEAD = struct.Struct(">4sI")
"""Magic, and the length of the place in bytes."""
_MAGIC = b"BWS1"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrivateKey:
    """An age identity; never shown. `text` is what an age key file holds, ``AGE-SECRET-KEY-1...``."""

    text: str = field(repr=False)

    @classmethod
    def generate(cls) -> PrivateKey:
        """Draw a fresh key from the system's randomness."""
        return cls(text=str(pyrage.x25519.Identity.generate()))

    @classmethod
    def parse(cls, text: str) -> PrivateKey:
        """Key from an age key file: its comments are skipped, and it holds exactly one key.

        Raises
        ------
        BadValue
        """
        lines = [line.strip() for line in text.splitlines()]
        found = [line for line in lines if line and not line.startswith("#")]
        try:
            (line,) = found
            return cls(text=str(pyrage.x25519.Identity.from_str(line)))
        except (ValueError, pyrage.IdentityError) as error:
            raise BadValue(kind="age key file", example="AGE-SECRET-KEY-1...") from error

    @property
    def public(self) -> str:
        """Public key that belongs to it, ``age1...``."""
        return str(pyrage.x25519.Identity.from_str(self.text).to_public())


def public_key(text: str) -> str:
    """Text of a public key, checked.

    Raises
    ------
    BadValue
    """
    try:
        return str(pyrage.x25519.Recipient.from_str(text))
    except pyrage.RecipientError as error:
        raise BadValue(kind="age public key", example="age1...") from error


def seal_to(public: str, data: bytes, place: bytes) -> bytes:
    """Seal `data` so that only the private key of `public` opens it, and only at `place`.

    Raises
    ------
    BadValue
        `public` is not an age X25519 public key.
    """
    recipient = pyrage.x25519.Recipient.from_str(public_key(public))
    payload = _HEAD.pack(_MAGIC, len(place)) + place + data
    return bytes(pyrage.encrypt(payload, [recipient]))


def open_sealed(private: Sequence[PrivateKey], sealed: bytes, place: bytes) -> bytes:
    """Open what was sealed to any of these private keys for this place.

    Raises
    ------
    DamagedSeal
        Changed, cut, sealed to another key, or for another place.
    """
    identities = [pyrage.x25519.Identity.from_str(each.text) for each in private]
    try:
        payload = bytes(pyrage.decrypt(sealed, identities))
        magic, length = _HEAD.unpack_from(payload)
    except (pyrage.DecryptError, struct.error) as error:
        raise DamagedSeal from error
    at = _HEAD.size + length
    if magic != _MAGIC or not hmac.compare_digest(payload[_HEAD.size : at], place):
        raise DamagedSeal
    return payload[at:]
