"""Text gathered piece by piece, with the spans of cells, parts and pages as it grows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from bearwitness.intake.document import WITHOUT_TEXT, Format, Note, NoteCode, Reading, Segment, SegmentKind
from bearwitness.intake.errors import OverLimit
from bearwitness.intake.limits import SEGMENTS, TEXT_BYTES


class Flow:
    """A growing text; every piece is counted against the limits.

    Raises
    ------
    OverLimit
        By `add` and `span`, where the text or the number of spans goes beyond them.
    """

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._segments: list[Segment] = []
        self._last = "\n"
        self.length = 0
        self.counts: Counter[NoteCode] = Counter()

    def add(self, piece: str) -> None:
        """Words, as they stand."""
        if piece:
            self._pieces.append(piece)
            self._last = piece[-1]
            self.length += len(piece)
            if self.length > TEXT_BYTES:
                raise OverLimit(what="characters of text", limit=TEXT_BYTES)

    @property
    def after_blank(self) -> bool:
        """Whether the text ends with a blank, a tabulator or a line end."""
        return self._last in " \t\n"

    def end_line(self) -> None:
        """A line end, unless the text stands at the beginning of a line."""
        if self._last != "\n":
            self.add("\n")

    @contextmanager
    def span(self, kind: SegmentKind, *place: float) -> Iterator[None]:
        """Mark what is added within as one segment; nothing is marked where nothing was added."""
        start, at = self.length, len(self._segments)
        yield
        if self.length > start:
            end = self.length - (kind != "page" and self._last == "\n")
            self._segments.insert(at, Segment(kind, start, end, place))
        if len(self._segments) > SEGMENTS:
            raise OverLimit(what="cells and lines", limit=SEGMENTS)

    def reading(self, form: Format, *notes: Note) -> Reading:
        """What was gathered, with the counts as notes after those given."""
        text = "".join(self._pieces)
        if halves := sum(text.count(each) for each in set(text) if "\ud800" <= each <= "\udfff"):
            self.counts["characters_replaced"] += halves
            text = text.encode("utf-8", "replace").decode("utf-8")
        if not text.strip() and form in WITHOUT_TEXT:
            notes = (*notes, Note(code="no_text"))
        counted = [Note(code=code, value=str(number)) for code, number in self.counts.items()]
        segments = tuple(each for each in self._segments if each.start < each.end)
        return Reading(text=text, format=form, notes=(*notes, *counted), segments=segments)
