"""Seal a secret of the keyring under a symmetric key, for one place and no other."""

from __future__ import annotations

import base64
import json
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

FORMAT = 1
NONCE_BYTES = 12
TAG_BYTES = 16


def place(casebook_id: str, use: str, **fields: str | int) -> bytes:
    """Canonical bytes of where a sealed thing belongs: it opens nowhere else (A08)."""
    tree = {"format": FORMAT, "casebook": casebook_id, "use": use, **fields}
    return json.dumps(tree, sort_keys=True, separators=(",", ":")).encode()


def seal(data: bytes, key: bytes, where: bytes) -> bytes:
    """Nonce and ciphertext (ChaCha20-Poly1305, RFC 8439), the place as associated data."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + ChaCha20Poly1305(key).encrypt(nonce, data, where)


def unseal(wrap: bytes, key: bytes, where: bytes) -> bytes | None:
    """Data, or None where the key or the place is another, or a byte was changed."""
    if len(wrap) < NONCE_BYTES + TAG_BYTES:
        return None
    try:
        return ChaCha20Poly1305(key).decrypt(wrap[:NONCE_BYTES], wrap[NONCE_BYTES:], where)
    except InvalidTag:
        return None


def encoded(data: bytes) -> str:
    """Bytes as base64 text."""
    return base64.b64encode(data).decode("ascii")


def decoded(text: object, size: int | None = None) -> bytes:
    """Bytes of a base64 text; ValueError unless it is that many bytes, written in the one way."""
    if not isinstance(text, str):
        raise TypeError("base64 text expected")
    data = base64.b64decode(text, validate=True)
    if encoded(data) != text or size not in (None, len(data)):
        raise ValueError("wrong size")
    return data
