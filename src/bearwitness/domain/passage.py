"""Passages: spans of one version of a source's text."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PassageRecord:
    """Span from ``start`` to ``end`` (code points, the end not included), with its words and their hash."""

    id: str
    text_id: str
    start: int
    end: int
    quote: str
    quote_sha256: str

    def anchored_in(self, text: str) -> bool:
        """Whether the text still has these very words at this very place; a lost anchor is shown, not guessed."""
        there = text[self.start : self.end]
        return there == self.quote and quote_hash(there) == self.quote_sha256


def quote_hash(quote: str) -> str:
    """SHA-256 of a passage's words in UTF-8, as hexadecimal digits."""
    return hashlib.sha256(quote.encode("utf-8")).hexdigest()
