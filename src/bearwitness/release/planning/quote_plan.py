"""The part of a plan that names passages to quote."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from bearwitness.release.errors import BadPlan
from bearwitness.release.planning.plan_file import list_of, mapping, text

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedQuote:
    """A passage, and which parts of it are left out: spans of its words, in code points."""

    passage: str
    leave_out: tuple[Span, ...]


def planned_quote(data: object, key: str) -> PlannedQuote:
    """Read one entry; raises `BadPlan`, which names the key."""
    found = mapping(data, key, {"passage"}, {"leave_out"})
    spans = list_of(found.get("leave_out", []), f"{key}.leave_out", _span)
    if list(spans) != sorted(spans) or any(one[1] > two[0] for one, two in pairwise(spans)):
        raise BadPlan(key=f"{key}.leave_out", example="[[0, 7], [20, 31]]")
    return PlannedQuote(passage=text(found["passage"], f"{key}.passage"), leave_out=spans)


def _span(data: object, key: str) -> Span:
    if isinstance(data, list) and len(data) == 2 and all(type(each) is int for each in data):
        start, end = data
        if 0 <= start < end:
            return start, end
    raise BadPlan(key=key, example="[0, 7]")
