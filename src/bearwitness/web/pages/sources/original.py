"""The original while it is masked: in the request, and in the page that asks; never on the disk."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass, field

from bearwitness.actions.errors import NotTheOriginal
from bearwitness.intake.document import Document
from bearwitness.web.request import PageRequest

CARRIED = 2_000_000
"""Bytes that a form takes along; of a larger file the page asks again."""
TYPED = ""
"""Name of what was typed: a file always has one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """Bytes as they came, and the name of the file."""

    data: bytes = field(repr=False)
    name: str

    @classmethod
    def sent(cls, request: PageRequest, text: str = "") -> Original | None:
        """What was sent: a file or words, one of them."""
        file = request.FILES.get("file")
        if file is not None and not text:
            return cls(data=file.read(), name=file.name or "")
        if file is None and text.strip():
            return cls(data=(text.replace("\r\n", "\n") + "\n").encode(), name=TYPED)
        return None

    @classmethod
    def carried(cls, request: PageRequest) -> Original | None:
        """What a page took along, or the file that was chosen again.

        Raises
        ------
        NotTheOriginal
            It is none.
        """
        kept = request.POST.get("original", "")
        if not kept:
            return cls.sent(request)
        try:
            data = base64.b64decode(kept, validate=True)
        except (binascii.Error, ValueError) as error:
            raise NotTheOriginal from error
        return cls(data=data, name=request.POST.get("name", "")[:255])

    @property
    def taken_along(self) -> str:
        """Text of the form's field; empty where it is too large."""
        return base64.b64encode(self.data).decode() if len(self.data) <= CARRIED else ""

    def document(self) -> Document:
        """What a reader finds in it.

        Raises
        ------
        BearwitnessError
            Of intake.
        """
        from bearwitness.intake.parsing.parser import Upload, read_one
        from bearwitness.intake.text import document_of

        return (
            document_of(self.data) if self.name == TYPED else read_one(Upload(data=self.data, name=self.name))
        )
