"""Stretches of a text and its translation that somebody has laid side by side by hand."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from django.db.models import Q

from bearwitness.casebook.models import TextAlignment, TextVersion
from bearwitness.domain.alignment import Alignment

Laid = tuple[int, int, int, int]
"""Start and end in one text, start and end in the other."""


def turned(rows: Sequence[Laid]) -> list[Laid]:
    """The same, seen from the other text."""
    return [(there, there_end, start, end) for start, end, there, there_end in rows]


def latest_alignment(text_id: str, other_id: str) -> TextAlignment | None:
    """What holds for two texts, whichever of them repeats the other; None where nobody has laid them by hand."""
    pair = Q(text=text_id, original=other_id) | Q(text=other_id, original=text_id)
    return TextAlignment.objects.filter(pair).order_by("-id").first()


def laid_rows(text_id: str, other_id: str) -> list[Laid]:
    """Rows that hold for two texts, seen from the first."""
    found = latest_alignment(text_id, other_id)
    if found is None:
        return []
    rows: list[Laid] = [(a, b, c, d) for a, b, c, d in found.rows]
    return rows if found.text_id == text_id else turned(rows)


def is_in_order(rows: Sequence[Laid], length: int, other_length: int) -> bool:
    """Whether each stretch ends where the next begins or before, none leaves its text, and each says something."""
    ends = [(0, 0, 0, 0), *rows, (length, length, other_length, other_length)]
    return all(
        start <= end and there <= there_end and (start, there) != (end, there_end)
        for start, end, there, there_end in rows
    ) and all(one[1] <= two[0] and one[3] <= two[2] for one, two in pairwise(ends))


def carry_alignments(old: TextVersion, new: TextVersion, alignment: Alignment) -> None:
    """Give a text that took the place of another what was laid beside that one, its stretches where they stand now."""
    held: dict[tuple[str, str], TextAlignment] = {}
    for row in TextAlignment.objects.filter(Q(text=old) | Q(original=old)).order_by("id"):
        held[row.text_id, row.original_id] = row

    def moved(offset: int) -> int:
        return alignment.to_new(offset, offset + 1)[0]

    for row in held.values():
        first = row.text_id == old.id
        rows: list[Laid] = [(a, b, c, d) for a, b, c, d in row.rows]
        own = [(moved(a), moved(b), c, d) for a, b, c, d in (rows if first else turned(rows))]
        kept = [(a, b, c, d) for a, b, c, d in own if (a, c) != (b, d)]
        TextAlignment.objects.create(
            text_id=new.id if first else row.text_id,
            original_id=row.original_id if first else new.id,
            rows=kept if first else turned(kept),
            at=row.at,
            by=row.by,
        )
