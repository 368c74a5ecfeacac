"""Find words in permitted text, in any script."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

SPAN = tuple[int, int]


def open_spans(length: int, closed: Iterable[SPAN]) -> list[SPAN]:
    """What is left of a text when the closed spans are cut out."""
    spans, start = [], 0
    for low, high in sorted(closed):
        if low > start:
            spans.append((start, low))
        start = max(start, high)
    return [*spans, (start, length)] if start < length else spans


def find(words: str, text: str) -> Iterator[SPAN]:
    """Spans of `text` whose NFC form holds the words, whatever their case."""
    wanted = re.compile(re.escape(unicodedata.normalize("NFC", words)), re.IGNORECASE)
    normal = unicodedata.normalize("NFC", text)
    for hit in wanted.finditer(normal):
        yield hit.span() if normal == text else _original_span(text, hit.span())


def _original_span(text: str, span: SPAN) -> SPAN:
    """Offsets in `text` of a span of its NFC form: the shortest prefixes that reach it."""

    def normal_length(end: int) -> int:
        return len(unicodedata.normalize("NFC", text[:end]))

    ends = range(len(text) + 1)
    start = bisect_right(ends, span[0], key=normal_length) - 1
    return start, max(start, bisect_left(ends, span[1], key=normal_length))
