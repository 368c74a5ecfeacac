"""A candidate in the codebook's own notation, and the properties that could hold it."""

from __future__ import annotations

from bearwitness.domain.codebook import codebook
from bearwitness.domain.codebook.property import Property
from bearwitness.intake.candidate import Bound, Candidate


def fitting_properties(found: Candidate) -> list[Property]:
    """Properties that could hold what was found."""
    return [
        each
        for each in codebook().properties.values()
        if each.type == found.kind and (found.kind != "term" or each.list == found.unit)
    ]


def written(found: Candidate) -> str:
    """The value in the codebook's own notation, as far as the expression states it."""
    if found.kind in ("place", "term"):
        return found.about or ""
    if found.kind == "date":
        low, high = (_day(each) for each in (found.low, found.high))
        return low if low == high else f"{low}/{high}"
    bounds = _bounds(found.low, found.high)
    if found.kind == "money":
        per = f" per {found.about}" if found.about else ""
        return f"{bounds} {found.unit}{per}"
    return f"{bounds} persons" if found.kind == "count" else bounds


def _day(bound: Bound) -> str:
    return ".." if bound is None else str(bound)


def _bounds(low: Bound, high: Bound) -> str:
    if low is not None and low == high:
        return str(low)
    return f"{'' if low is None else low}..{'' if high is None else high}"
