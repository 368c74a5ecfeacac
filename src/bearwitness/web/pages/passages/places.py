"""Where the words of a text stand in the file that it was read from."""

from __future__ import annotations

from bearwitness.casebook.access import Case
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.domain.messages import Language
from bearwitness.domain.source import ReadingRecord
from bearwitness.intake.document import SEGMENT_KINDS, Segment
from bearwitness.intake.place import Places, moments_in_words, place_in_words


class TextPlaces:
    """Pages, cells and moments of one text; none where its source is not open as a whole."""

    def __init__(self, case: Case, text_id: str) -> None:
        try:
            self._reading: ReadingRecord | None = case.reading(text_id)
        except NoSuchItem:
            self._reading = None
        self._places = Places(_segments(self._reading) if self._reading else ())

    def words(self, start: int, end: int, language: Language) -> str:
        """Where a span stands, such as ``00:01:02 to 00:01:09`` or ``page 3``; empty where nothing tells."""
        moments = self._reading.moments(start, end) if self._reading else None
        if moments is not None:
            return moments_in_words(moments, language)
        found = self._places.of(start, end)
        return "" if found is None else place_in_words(found, language)

    def codes(self, length: int) -> list[tuple[int, int]]:
        """Time codes of a transcript so long: what stands between the spoken words."""
        return self._places.between(length)


def _segments(reading: ReadingRecord) -> list[Segment]:
    return [
        Segment(kind, int(start), int(end), tuple(map(float, place)))
        for name, start, end, *place in reading.segments
        for kind in SEGMENT_KINDS
        if kind == name
    ]
