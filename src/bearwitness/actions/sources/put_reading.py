"""Keep beside a text how it was read from the file: format, encoding, notes, and the places of its spans."""

from __future__ import annotations

from datetime import datetime

from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import Source, TextReading, TextVersion
from bearwitness.casebook.working_text import put_working_text
from bearwitness.domain.alignment import Alignment
from bearwitness.domain.masking import Masking
from bearwitness.intake.document import Document, Segment


def put_reading(text: TextVersion, document: Document, alignment: Alignment | None = None) -> None:
    """Keep the reading of `document`; the spans of a masked text follow its alignment."""
    TextReading.objects.create(
        text=text,
        format=document.format,
        encoding=document.encoding,
        notes=[note.to_json() for note in document.notes],
        segments=[_carried(segment, alignment).to_json() for segment in document.segments],
    )


def carry_reading(old: TextVersion, new: TextVersion, alignment: Alignment) -> None:
    """Give a text that took the place of another the reading of that one, its spans where they stand now."""
    row = TextReading.objects.filter(text=old).first()
    if row is not None:
        segments = [
            [kind, *alignment.to_new(start, end), *place] for kind, start, end, *place in row.segments
        ]
        TextReading.objects.create(
            text=new, format=row.format, encoding=row.encoding, notes=row.notes, segments=segments
        )


def put_masked(
    casebook: Casebook, source: Source, document: Document, masking: Masking, at: datetime
) -> TextVersion:
    """Working text of a protected source, with its reading.

    Raises
    ------
    BadMasking, UnknownTerm, NoSuchItem
        As `put_working_text`.
    """
    text, alignment = put_working_text(casebook, source, document.text, masking, at)
    put_reading(text, document, alignment)
    return text


def _carried(segment: Segment, alignment: Alignment | None) -> Segment:
    if alignment is None:
        return segment
    start, end = alignment.to_new(segment.start, segment.end)
    return Segment(segment.kind, start, end, segment.place)
