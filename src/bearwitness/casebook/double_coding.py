"""Double codings: who may see what, and when."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from django.db.models import Exists, OuterRef

from bearwitness.casebook.models import BlindCoding, Claim, DoubleCoding, Source, TextVersion
from bearwitness.casebook.open_text import open_spans_of
from bearwitness.casebook.permitted import permitted
from bearwitness.casebook.sight import Exit, Sight
from bearwitness.casebook.spans import Span
from bearwitness.domain.blind_coding import BlindCodingRecord
from bearwitness.domain.double_coding import DoubleCodingRecord
from bearwitness.domain.value import value_from_json

BOTH = 2


def double_codings(reading: Sight, at: datetime) -> list[DoubleCodingRecord]:
    """Those of texts that are open, the latest first."""
    seen = permitted(Source.objects.all(), reading, at).values("id")
    settled = Exists(Claim.objects.filter(passage__text=OuterRef("text")))
    rows = DoubleCoding.objects.filter(text__source__in=seen).annotate(settled=settled)
    return [
        _record(row) for row in rows.select_related("text").prefetch_related("ends").order_by("-at", "id")
    ]


def _record(row: DoubleCoding) -> DoubleCodingRecord:
    ended = {each.by for each in row.ends.all()}
    return DoubleCodingRecord(
        id=row.id,
        text_id=row.text_id,
        source_id=row.text.source_id,
        coders=(row.first, row.second),
        ended=tuple(each for each in (row.first, row.second) if each in ended),
        settled=bool(row.settled),  # type: ignore[attr-defined]  # annotated above
    )


def has_ended(coding: DoubleCoding, by: str | None = None) -> bool:
    """Whether a coder has closed hers; without a name, whether both have."""
    if by is not None:
        return coding.ends.filter(by=by).exists()
    return coding.ends.count() == BOTH


def is_unsettled(text: TextVersion) -> bool:
    """Whether a text is being coded twice: a coder has not ended, or what was coded has not been taken over."""
    row = DoubleCoding.objects.filter(text=text).first()
    if row is None or not has_ended(row):
        return row is not None
    return row.codings.exists() and not Claim.objects.filter(passage__text=text).exists()


def visible_codings(coding: DoubleCoding, actor: str) -> list[BlindCodingRecord]:
    """What the actor may see: a coder her own, and the other's once hers is closed; anybody else, once both are."""
    rows = BlindCoding.objects.filter(coding=coding).select_related("coding").order_by("start", "end", "id")
    if has_ended(coding):
        return blind_records(rows)
    if actor not in (coding.first, coding.second):
        return []
    return blind_records(rows if has_ended(coding, actor) else rows.filter(by=actor))


def open_codings(
    codings: Sequence[BlindCodingRecord], reading: Exit | Sight, at: datetime
) -> list[BlindCodingRecord]:
    """Those that share no character with a part of their text that is closed."""
    spans = _open_parts({each.text_id for each in codings}, reading, at)
    return [
        each
        for each in codings
        if any(low <= each.start and each.end <= high for low, high in spans[each.text_id])
    ]


def _open_parts(texts: Collection[str], reading: Exit | Sight, at: datetime) -> dict[str, list[Span]]:
    """Open parts of each text; of one that was masked again, all or, where its successor is not open whole, none.

    Passages, and the answers to them, move over to the new text; codings stay with the old one.
    """
    rows = list(TextVersion.objects.filter(id__in=texts).select_related("remasking"))
    found = open_spans_of([each for each in rows if not hasattr(each, "remasking")], reading, at)
    for old in (each for each in rows if hasattr(each, "remasking")):
        now = list(TextVersion.objects.filter(source=old.source_id, remasking=None))
        spans = open_spans_of(now, reading, at)
        whole = bool(now) and all(spans[each.id] == [(0, each.length)] for each in now)
        found[old.id] = [(0, old.length)] if whole else []
    return found


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
