"""Keyed tokens that stand for persons in the snapshots of releases."""

from __future__ import annotations

import hashlib
import hmac
import secrets

from bearwitness.casebook.models import TokenKey

KEY_BYTES = 32


def snapshot_token(person_id: str) -> str:
    """Token of a person in every snapshot of this casebook: HMAC-SHA256 under a key that only the casebook has."""
    row, _ = TokenKey.objects.get_or_create(id=1, defaults={"key": secrets.token_bytes(KEY_BYTES)})
    return hmac.new(bytes(row.key), person_id.encode(), hashlib.sha256).hexdigest()
