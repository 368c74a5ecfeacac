"""Keyed tokens that stand for persons in the snapshots of releases."""

from __future__ import annotations

import hashlib
import hmac

from bearwitness.casebook.handle import Casebook

_PURPOSE = b"bearwitness snapshot cell, format 1"


def snapshot_token(casebook: Casebook, person_id: str) -> str:
    """Token of a person in every snapshot of this casebook: HMAC-SHA256 under a key that only the casebook has."""
    key = hmac.digest(casebook.keys.casebook, _PURPOSE, "sha256")
    return hmac.new(key, person_id.encode(), hashlib.sha256).hexdigest()
