"""Find words in one text, in any script."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator

from bearwitness.casebook.search.fold import fold
from bearwitness.casebook.spans import Span


def find(words: str, text: str) -> Iterator[Span]:
    """Spans of `text` that hold the words, literally, whatever their case, width or composition."""
    wanted = fold(words).strip()
    if not wanted:
        return
    folded = fold(text)
    plain = unicodedata.is_normalized("NFC", text)
    start = folded.find(wanted)
    while start >= 0:
        span = (start, start + len(wanted))
        yield span if plain else _original_span(text, span)
        start = folded.find(wanted, span[1])


def _original_span(text: str, span: Span) -> Span:
    """Offsets in `text` of a span of its NFC form: the longest prefixes that are no longer than it."""

    def normal_length(end: int) -> int:
        return len(unicodedata.normalize("NFC", text[:end]))

    start, end = (bisect_right(range(len(text) + 1), each, key=normal_length) - 1 for each in span)
    return start, end
