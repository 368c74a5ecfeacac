"""The mark of what somebody was shown: her yes counts to this plan, and to what it would let out then."""

from __future__ import annotations

import hashlib


def mark_of(digest: str, contents: str) -> str:
    """SHA-256 of the digest of a plan and of what it would let out, in hex.

    Both stand in it, for plans of one casebook may let out of the same rows: what was shown of one is no yes to another.
    """
    return hashlib.sha256(f"{digest} {contents}".encode()).hexdigest()
