"""Bytes to text: UTF-8 only, nothing changed but the byte order mark and the line ends."""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass
from pathlib import Path

from bearwitness.intake.errors import (
    DocumentIsFolder,
    DocumentNotFound,
    DocumentTooLarge,
    DocumentUnreadable,
    NotText,
    NotUtf8,
    OtherEncoding,
)

LIMIT = 20 * 1024 * 1024
"""Largest document, in bytes: far above any testimony, and small enough to hold several times in memory."""

_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Text of one document, with what identifies the original.

    Attributes
    ----------
    text
        UTF-8 decoded; the byte order mark removed and CR LF turned to LF; otherwise as it was.
    sha256
        Of the text as UTF-8, in hexadecimal: what the offsets of candidates refer to.
    original_sha256
        Of the bytes as they came.
    """

    text: str
    sha256: str
    original_sha256: str

    @property
    def length(self) -> int:
        """Length of the text in code points."""
        return len(self.text)


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
    return Document(
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(),
        original_sha256=hashlib.sha256(data).hexdigest(),
    )


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
