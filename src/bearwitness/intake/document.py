"""What a reader makes of one file: its text, and where each part of the text stands in the file."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal, get_args

Format = Literal[
    "text", "html", "pdf", "docx", "hwpx", "csv", "xlsx", "webvtt", "srt", "timed", "image", "recording"
]
FORMATS: tuple[Format, ...] = get_args(Format)
WITHOUT_TEXT: frozenset[Format] = frozenset({"pdf", "docx", "hwpx", "image", "recording"})
"""Formats that are worth keeping when no text can be read from them: a scan, a photograph, a voice."""

NoteCode = Literal[
    "pages_without_text",
    "no_text",
    "deletions",
    "comments",
    "hidden",
    "formulas",
    "formulas_without_value",
    "external_links",
    "uneven_rows",
    "encoding",
    "characters_replaced",
]
NOTE_CODES: tuple[NoteCode, ...] = get_args(NoteCode)

SegmentKind = Literal["page", "box", "cell", "time", "part"]
SEGMENT_KINDS: tuple[SegmentKind, ...] = get_args(SegmentKind)
PLACES: dict[SegmentKind, int] = {"page": 1, "box": 5, "cell": 3, "time": 2, "part": 2}
"""How many numbers tell the place of a segment of each kind."""
PARTS = ("header", "footer", "footnote", "endnote")
"""Parts of a word processor's file apart from its body; the first number of a part's place."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A span of the text and its place in the file.

    Attributes
    ----------
    start, end
        Offsets in code points, the end not included.
    place
        For a page its number; for a box page, left, bottom, right, top in points from the page's lower left; for
        a cell table (or sheet), row and column, all from 1; for a time its begin and end in milliseconds; for a
        part the index in `PARTS` and its number.
    """

    kind: SegmentKind
    start: int
    end: int
    place: tuple[float, ...]

    def to_json(self) -> list[object]:
        """Flat list: kind, start, end, and the numbers of the place."""
        return [self.kind, self.start, self.end, *self.place]


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Something that a person must know of how the text came about; its words are `intake.notes.<code>`."""

    code: NoteCode
    value: str = ""

    def to_json(self) -> dict[str, str]:
        """Object with the code and what fills its sentence."""
        return {"code": self.code, "value": self.value}


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Text of one file, with what identifies the original.

    Attributes
    ----------
    text
        As read; line ends are LF. Plain text is otherwise as it was, its byte order mark removed.
    sha256
        Of the text as UTF-8, in hexadecimal: what offsets refer to.
    original_sha256
        Of the bytes as they came.
    encoding
        In which a text file was decoded; empty for other formats.
    notes
        What was left out, and what could not be read.
    segments
        In the order of the text; boxes lie within their pages.
    """

    text: str
    sha256: str
    original_sha256: str
    format: Format = "text"
    encoding: str = "utf-8"
    notes: tuple[Note, ...] = ()
    segments: tuple[Segment, ...] = ()

    @property
    def length(self) -> int:
        """Length of the text in code points."""
        return len(self.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a reader found, before it is tied to the bytes it was found in."""

    text: str
    format: Format
    encoding: str = ""
    notes: tuple[Note, ...] = ()
    segments: tuple[Segment, ...] = ()

    def document(self, data: bytes) -> Document:
        """The reading as a document of these bytes."""
        return Document(
            text=self.text,
            sha256=hashlib.sha256(self.text.encode("utf-8")).hexdigest(),
            original_sha256=hashlib.sha256(data).hexdigest(),
            format=self.format,
            encoding=self.encoding,
            notes=self.notes,
            segments=self.segments,
        )
