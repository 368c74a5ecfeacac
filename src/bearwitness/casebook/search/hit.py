"""Words found in an open text."""

from __future__ import annotations

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


def snippet(text: str, found: Span, within: Span) -> str:
    """The words with their surroundings, as far as the open span around them goes."""
    return text[max(within[0], found[0] - AROUND) : min(within[1], found[1] + AROUND)]
