"""Where the words of a text stand in the file that it was read from."""

from __future__ import annotations

from bearwitness.casebook.access import Case
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.domain.source import ReadingRecord
from bearwitness.intake.document import SEGMENT_KINDS, Segment
from bearwitness.intake.place import Places


def places_of(case: Case, text_id: str) -> Places:
    """Pages, cells and moments of a text; none where its source is not open as a whole."""
    try:
        return Places(_segments(case.reading(text_id)))
    except NoSuchItem:
        return Places(())


def _segments(reading: ReadingRecord) -> list[Segment]:
    return [
        Segment(kind, int(start), int(end), tuple(map(float, place)))
        for name, start, end, *place in reading.segments
        for kind in SEGMENT_KINDS
        if kind == name
    ]
