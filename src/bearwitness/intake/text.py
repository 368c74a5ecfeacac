"""Plain text in UTF-8, such as a consent file or what somebody typed; no parser is needed for it.

Files of every other kind go through `bearwitness.intake.parsing`.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from bearwitness.intake.document import Document, Reading
from bearwitness.intake.errors import (
    DocumentIsFolder,
    DocumentNotFound,
    DocumentTooLarge,
    DocumentUnreadable,
    NotText,
    NotUtf8,
    OtherEncoding,
)
from bearwitness.intake.limits import TEXT_BYTES
from bearwitness.intake.readers.markdown import table_cells

LIMIT = TEXT_BYTES
"""Largest document, in bytes: far above any testimony, and small enough to hold several times in memory."""

_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")


def document_of(data: bytes) -> Document:
    """Read plain text or Markdown.

    Raises
    ------
    DocumentTooLarge, OtherEncoding, NotText, NotUtf8
        With the position of the first byte at fault, counted from 0.
    """
    if len(data) > LIMIT:
        raise DocumentTooLarge(size=len(data), limit=LIMIT)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            raise OtherEncoding(encoding=encoding)
    if control := _CONTROL.search(data):
        raise NotText(position=control.start())
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise NotUtf8(position=error.start) from None
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    return Reading(text=text, format="text", encoding="utf-8", segments=table_cells(text)).document(data)


def read_document(path: Path) -> Document:
    """Read a file as a document, never more than the limit of it.

    Raises
    ------
    DocumentNotFound, DocumentIsFolder, DocumentUnreadable
        And those of `document_of`.
    """
    try:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            if size > LIMIT:
                raise DocumentTooLarge(size=size, limit=LIMIT)
            data = file.read(LIMIT + 1)
    except FileNotFoundError:
        raise DocumentNotFound from None
    except IsADirectoryError:
        raise DocumentIsFolder from None
    except (OSError, ValueError):
        raise DocumentUnreadable from None
    return document_of(data)
