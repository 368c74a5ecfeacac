"""The digest by which a plan is approved: the same for the same content, however its file is written."""

from __future__ import annotations

import hashlib
import json

from bearwitness.domain.record import to_json

LATER = frozenset({"rounding"})
"""Keys of a plan that came when plans had been approved already."""


def plan_digest(plan: object) -> str:
    """SHA-256 of a plan's record, in hex: what an approver signs.

    A key of `LATER` that asks for nothing is no part of it: plans that were approved before there was such a key stay so.
    """
    record = to_json(plan)
    said = {name: each for name, each in record.items() if name not in LATER or each is not None}
    content = json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(content.encode()).hexdigest()
