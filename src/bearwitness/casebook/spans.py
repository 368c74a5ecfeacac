"""Spans of a text: cut some out of others."""

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
