"""Keyed tokens that stand for persons in the snapshots of releases."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from collections.abc import Iterable

from bearwitness.casebook.models import TokenKey

KEY_BYTES = 32
_TOKEN = re.compile(r'"([0-9a-f]{64})"')


def snapshot_tokens(names: Iterable[str]) -> dict[str, str]:
    """By person or source, its token in every snapshot of this casebook: HMAC-SHA256 under a key that only the casebook has."""
    row, _ = TokenKey.objects.get_or_create(id=1, defaults={"key": secrets.token_bytes(KEY_BYTES)})
    key = bytes(row.key)
    return {name: hmac.new(key, name.encode(), hashlib.sha256).hexdigest() for name in names}


def tokens_in(snapshot: str) -> frozenset[str]:
    """Every token that a snapshot holds. It can be long: look through it where there is anything to look for."""
    return frozenset(_TOKEN.findall(snapshot))
