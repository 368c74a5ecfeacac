"""Find words in permitted text, in any script."""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from bearwitness.casebook.spans import Span

AROUND = 60
"""Characters shown on either side of a hit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Words found in an open part of a text, with what stands around them there."""

    source_id: str
    text_id: str
    start: int
    end: int
    snippet: str


def find(words: str, text: str) -> Iterator[Span]:
    """Spans of `text` whose NFC form holds the words, whatever their case."""
    wanted = _lower(unicodedata.normalize("NFC", words).strip())
    if not wanted:
        return
    normal = unicodedata.normalize("NFC", text)
    lowered = _lower(normal)
    # str.find takes linear time for any words; a pattern that ignores case does not
    at = lowered.find(wanted)
    while at >= 0:
        span = (at, at + len(wanted))
        yield span if normal == text else _original_span(text, span)
        at = lowered.find(wanted, span[1])


def _lower(text: str) -> str:
    """Lower case, character for character, so that offsets hold."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(each.lower() if len(each.lower()) == 1 else each for each in text)


def snippet(text: str, found: Span, within: Span) -> str:
    """The words with their surroundings, as far as the open span around them goes."""
    return text[max(within[0], found[0] - AROUND) : min(within[1], found[1] + AROUND)]


def _original_span(text: str, span: Span) -> Span:
    """Offsets in `text` of a span of its NFC form: the longest prefixes that are no longer than it."""

    def normal_length(end: int) -> int:
        return len(unicodedata.normalize("NFC", text[:end]))

    start, end = (bisect_right(range(len(text) + 1), each, key=normal_length) - 1 for each in span)
    return start, end
