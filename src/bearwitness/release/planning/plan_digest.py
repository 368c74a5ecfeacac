"""The digest by which a plan is approved: the same for the same content, however its file is written."""

from __future__ import annotations

import hashlib
import json

from bearwitness.domain.record import to_json


def plan_digest(plan: object) -> str:
    """SHA-256 of a plan's record, in hex: what an approver signs."""
    content = json.dumps(to_json(plan), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(content.encode()).hexdigest()
