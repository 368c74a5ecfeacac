"""Ed25519 over the manifest, in forms that OpenSSL reads too."""

from __future__ import annotations

import hashlib
import hmac

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from bearwitness.release.errors import BadSeed


def signing_key(seed: bytes) -> Ed25519PrivateKey:
    """Signing key of a casebook, from its 32-byte seed."""
    if len(seed) != 32:
        raise BadSeed
    return Ed25519PrivateKey.from_private_bytes(seed)


def public_pem(key: Ed25519PublicKey) -> bytes:
    """Public key as it stands in ``key.pub``."""
    return key.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)


def fingerprint(pem: bytes) -> str:
    """SHA-256 of the raw public key, in hex: what a reader gets by another way.

    Raises
    ------
    ValueError
        If the bytes are not exactly an Ed25519 key as `public_pem` writes it.
    """
    key = _read(pem)
    raw = key.public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
    return hashlib.sha256(raw).hexdigest()


def verifies(pem: bytes, signature: bytes, message: bytes) -> bool:
    """Whether the signature is of this message by this key."""
    try:
        _read(pem).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def _read(pem: bytes) -> Ed25519PublicKey:
    key = serialization.load_pem_public_key(pem)
    if not isinstance(key, Ed25519PublicKey) or public_pem(key) != pem:
        raise ValueError("not an Ed25519 key in its plain form")
    return key


def salt_for(seed: bytes, release_id: str, figure: str) -> bytes:
    """Secret salt of a commitment: the same for the same release, so an auditor can be shown it."""
    return hmac.digest(seed, f"bearwitness commitment\n{release_id}\n{figure}".encode(), "sha256")


def commitment(salt: bytes, content: bytes) -> str:
    """What is published of a content that can be opened later, in hex."""
    return hmac.digest(salt, content, "sha256").hex()
