"""Secrets that are kept as their digest only."""

from __future__ import annotations

import hashlib
import secrets

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""None that is read for another."""


def new_secret() -> str:
    """256 random bits for a link or a cookie."""
    return secrets.token_urlsafe(32)


def new_code() -> str:
    """About 80 random bits to be written down, in four groups."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))


def digest(secret: str) -> str:
    """SHA-256 (hex); enough for secrets that nobody could guess."""
    return hashlib.sha256(secret.encode()).hexdigest()
