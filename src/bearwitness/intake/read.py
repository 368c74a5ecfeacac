"""All candidate claims of a text.

Overlaps are resolved by one rule: the longer expression stands; of two equally long ones the kind that comes
first in `KINDS`; then the earlier. Time grows with the length of the text and no faster.
"""

from __future__ import annotations

from collections.abc import Iterable

from bearwitness.intake.candidate import KINDS, Candidate
from bearwitness.intake.finders.ages import find_ages
from bearwitness.intake.finders.counts import find_counts
from bearwitness.intake.finders.dates import find_dates
from bearwitness.intake.finders.money import find_money
from bearwitness.intake.finders.places import find_places
from bearwitness.intake.finders.shares import find_shares
from bearwitness.intake.finders.terms import find_terms
from bearwitness.intake.numerals.scan import scan
from bearwitness.intake.sheet import sheet_of


def read_candidates(text: str) -> list[Candidate]:
    """Candidate claims of a text, in order; none overlap.

    Examples
    --------
    >>> [(c.low, c.high, c.hedge) for c in read_candidates("between 12 and 29 years old")]
    [(12, 29, None)]
    """
    sheet = sheet_of(text)
    numbers = scan(sheet.plain)
    found: list[Candidate] = [*find_dates(sheet), *find_places(sheet), *find_terms(sheet)]
    for find in (find_money, find_shares, find_ages, find_counts):
        found += find(sheet, numbers)
    return _apart(found)


def _apart(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The candidates that stand after overlaps are resolved, in order."""
    ranked = sorted(candidates, key=lambda c: (c.start - c.end, KINDS.index(c.kind), c.start))
    taken: set[int] = set()
    kept: list[Candidate] = []
    for candidate in ranked:
        span = range(candidate.start, candidate.end)
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append(candidate)
    return sorted(kept, key=lambda c: c.start)
