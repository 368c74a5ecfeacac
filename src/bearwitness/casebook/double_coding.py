"""Double codings: who may see what, and when."""

from __future__ import annotations

from collections.abc import Iterable

from bearwitness.casebook.models import BlindCoding, DoubleCoding
from bearwitness.domain.blind_coding import BlindCodingRecord
from bearwitness.domain.value import value_from_json

BOTH = 2


def has_ended(coding: DoubleCoding, by: str | None = None) -> bool:
    """Whether a coder has closed hers; without a name, whether both have."""
    if by is not None:
        return coding.ends.filter(by=by).exists()
    return coding.ends.count() == BOTH


def visible_codings(coding: DoubleCoding, actor: str) -> list[BlindCodingRecord]:
    """What the actor may see: a coder her own, and the other's once hers is closed; anybody else, once both are."""
    rows = BlindCoding.objects.filter(coding=coding).select_related("coding").order_by("start", "end", "id")
    if has_ended(coding):
        return blind_records(rows)
    if actor not in (coding.first, coding.second):
        return []
    return blind_records(rows if has_ended(coding, actor) else rows.filter(by=actor))


def blind_records(rows: Iterable[BlindCoding]) -> list[BlindCodingRecord]:
    """Rows as records."""
    return [
        BlindCodingRecord(
            text_id=row.coding.text_id,
            by=row.by,
            start=row.start,
            end=row.end,
            subject_id=row.subject_id,
            property=row.property,
            value=value_from_json(row.value),
            basis=row.basis,
            reliability=row.reliability,
            against=row.against,
        )
        for row in rows
    ]
