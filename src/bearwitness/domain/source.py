"""Sources and the versions of their text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, get_args

SourceKind = Literal["testimony", "document", "list"]
SOURCE_KINDS: tuple[SourceKind, ...] = get_args(SourceKind)

Moments = tuple[int, int]
"""Begin and end in milliseconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRecord:
    """Whoever or whatever says something, kept unaltered.

    Attributes
    ----------
    organisation
        Code of the organisation that holds the record; persons counted by several are linked over it.
    sha256, size
        Hash (64 hexadecimal digits) and bytes of the original as it arrived.
    language
        BCP 47 tag of the original, or empty.
    received_at
        UTC.
    derives_from
        Sources that this one repeats: an echo is no second witness.
    """

    id: str
    kind: SourceKind
    organisation: str
    sha256: str
    size: int
    language: str
    received_at: datetime
    derives_from: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TextRecord:
    """One version of a source's text; passages point into exactly one version, which never changes."""

    id: str
    source_id: str
    sha256: str
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingRecord:
    """How a version of a text was read from its original.

    Attributes
    ----------
    format, encoding
        Of the original; the encoding is empty where the format has none.
    notes
        Codes of what a person must know, each with what fills its sentence.
    segments
        Kind, start, end and the numbers of the place, for each span that has a place in the original.
    """

    format: str
    encoding: str
    notes: tuple[tuple[str, str], ...]
    segments: tuple[tuple[str | float, ...], ...]

    def moments(self, start: int, end: int) -> Moments | None:
        """Begin and end, in milliseconds of a recording, of all that a span touches; None where nothing tells."""
        touched = [
            (int(begin), int(until))
            for kind, low, high, begin, until, *_ in (each for each in self.segments if each[0] == "time")
            if int(low) < end and int(high) > start
        ]
        if not touched:
            return None
        return min(begin for begin, _ in touched), max(until for _, until in touched)
