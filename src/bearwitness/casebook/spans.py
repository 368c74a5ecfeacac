"""Spans of a text: cut some out of others, join them, find what they touch."""

from __future__ import annotations

from collections.abc import Iterable

Span = tuple[int, int]


def without(spans: Iterable[Span], closed: Iterable[Span]) -> list[Span]:
    """What is left of the spans, in order and joined, when the closed ones are cut out."""
    cuts = joined(closed)
    left: list[Span] = []
    for low, high in joined(spans):
        start = low
        for cut_low, cut_high in cuts:
            if cut_high <= start or cut_low >= high:
                continue
            if cut_low > start:
                left.append((start, cut_low))
            start = max(start, cut_high)
        if start < high:
            left.append((start, high))
    return left


def joined(spans: Iterable[Span]) -> list[Span]:
    """The same characters in the fewest spans."""
    whole: list[Span] = []
    for low, high in sorted(spans):
        if whole and low <= whole[-1][1]:
            whole[-1] = (whole[-1][0], max(high, whole[-1][1]))
        elif low < high:
            whole.append((low, high))
    return whole


def touches(spans: Iterable[Span], start: int, end: int) -> bool:
    """Whether one of the spans shares a character with what stands from a start to an end."""
    return any(low < end and high > start for low, high in spans)


def by_text(placed: Iterable[tuple[str, int, int]]) -> dict[str, list[Span]]:
    """Spans of each text, from identifiers of texts with starts and ends."""
    spans: dict[str, list[Span]] = {}
    for text, start, end in placed:
        spans.setdefault(text, []).append((start, end))
    return spans
