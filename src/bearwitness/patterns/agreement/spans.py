"""How far coders cut the same stretches out of a text: alpha over its characters, and the overlap of their spans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

Span = tuple[int, int, str]
"""First character, the one after the last, and the code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpanAgreement:
    """Agreement of several coders on where in a text something is said, and what.

    Attributes
    ----------
    alpha
        Krippendorff's nominal alpha with each character of the text as a unit, and *unmarked* as one of the codes.
        Characters of a span are not independent, so it has no interval here. ``None`` where nobody marked anything,
        or everybody the same everywhere.
    overlap
        Of all characters that anybody marked with a code, the share that all marked with it; ``None`` where nobody
        marked anything.
    characters
        Length of the text.
    """

    alpha: float | None
    overlap: float | None
    characters: int


def span_agreement(coders: Sequence[Sequence[Span]], length: int) -> SpanAgreement:
    """Agreement over the characters of one text; a simpler measure than Krippendorff's alpha for unitizing.

    It does not ask whether two adjoining spans were meant as one. A character that a coder marked with several codes
    has their set as its code.

    Parameters
    ----------
    coders
        For each of at least two coders the spans marked, in any order.
    length
        Characters of the text.

    References
    ----------
    Krippendorff, K., Mathet, Y., Bouvry, S. and Widlöcher, A. (2016). On the reliability of unitizing textual
    continua: further developments. Quality & Quantity 50, 2347-2364 (on the measures that do ask).

    Examples
    --------
    >>> round(span_agreement([[(0, 4, "means")], [(0, 2, "means")]], 10).alpha, 3)
    0.548
    """
    cuts = sorted({0, length, *(end for spans in coders for low, high, _ in spans for end in (low, high))})
    pieces = [(high - low, [_code(spans, low, high) for spans in coders]) for low, high in pairwise(cuts)]
    marked = sum(size for size, codes in pieces if any(codes))
    shared = sum(size for size, codes in pieces if any(codes) and len(set(codes)) == 1)
    return SpanAgreement(
        alpha=_alpha(pieces),
        overlap=shared / marked if marked else None,
        characters=length,
    )


def _code(spans: Sequence[Span], low: int, high: int) -> str:
    """Codes of a piece that no span's end divides."""
    return "|".join(sorted({code for start, end, code in spans if start <= low and high <= end}))


def _alpha(pieces: Sequence[tuple[int, Sequence[str]]]) -> float | None:
    """Nominal alpha of weighted units: each piece stands for as many alike units as it has characters."""
    totals: dict[str, int] = {}
    observed = 0.0
    for size, codes in pieces:
        for code in codes:
            totals[code] = totals.get(code, 0) + size
        alike = sum(codes.count(code) * (codes.count(code) - 1) for code in set(codes))
        observed += size * (len(codes) * (len(codes) - 1) - alike) / (len(codes) - 1)
    number = sum(totals.values())
    expected = (number**2 - sum(each**2 for each in totals.values())) / (number - 1) if number > 1 else 0.0
    return None if expected == 0 else 1.0 - observed / expected
