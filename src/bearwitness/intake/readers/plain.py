"""Plain text and Markdown: nothing changed but the byte order mark and the line ends; tables have cells."""

from __future__ import annotations

from bearwitness.intake.document import Note, Reading
from bearwitness.intake.encoding import decoded
from bearwitness.intake.errors import OverLimit
from bearwitness.intake.limits import TEXT_BYTES
from bearwitness.intake.readers.markdown import table_cells


def text_of(data: bytes, encoding: str | None) -> tuple[str, str]:
    """Text with LF line ends, and its encoding.

    Raises
    ------
    OverLimit, NotText, UncertainEncoding
    """
    if len(data) > TEXT_BYTES:
        raise OverLimit(what="bytes of text", limit=TEXT_BYTES)
    text, name = decoded(data, encoding)
    return text.replace("\r\n", "\n"), name


def encoding_note(encoding: str, chosen: str | None) -> tuple[Note, ...]:
    """Tell that an encoding other than UTF-8 was found, where nobody had named it."""
    if chosen is not None or encoding == "utf-8":
        return ()
    return (Note(code="encoding", value=encoding),)


def read_plain(data: bytes, encoding: str | None = None) -> Reading:
    """Read plain text."""
    text, name = text_of(data, encoding)
    notes = encoding_note(name, encoding)
    return Reading(text=text, format="text", encoding=name, notes=notes, segments=table_cells(text))
