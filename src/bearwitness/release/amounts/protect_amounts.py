"""Withhold amounts that would tell of one person or a few, in a release and beside all earlier ones.

Whoever knows how many persons a mean rests on knows their sum. So of every group whose mean is shown, and of every
group that is left when one is taken from another, no one or two persons may make up most of the sum; and where two
groups that are shown, now or before, differ in the amounts of 1 to threshold - 1 persons, one of them is withheld: that
holds for their medians as well. That enough persons and no small difference of persons are behind a category is seen
to by the table that counts them; here it is that of amounts.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from bearwitness.release.amounts.amount_cells import ALL, AmountCells, Group
from bearwitness.release.amounts.dominance import dominated
from bearwitness.release.counts.cells import SOURCES

AmountReason = Literal["count", "teller", "dominated", "alike", "earlier", "amounts"]
"""Why amounts are withheld: the count is; few sources; one or two persons hold most; all nearly the same; withheld then;
few amounts differ from those of another group."""
DIFFERENT = 3
"""Least number of different amounts in a group: with fewer, what was paid for each of its persons is told."""
At = tuple[int, str]
"""Place of a table, and a category in it."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """Amounts that a reader has the mean of: of a category, or what is left of a total (`back` is what to withhold)."""

    group: Group
    back: At | None


def protect_amounts(
    tables: Sequence[AmountCells],
    sources: Sequence[Mapping[str, frozenset[str]]],
    earlier: Sequence[AmountCells],
    *,
    threshold: int,
) -> Mapping[At, AmountReason]:
    """Categories to withhold, and why.

    Parameters
    ----------
    tables
        Amounts by a property each; `shown` are the categories whose count is published.
    sources
        For each table, token of a person to the sources that told her amount.
    earlier
        Amounts of every earlier release.
    threshold
        Least number of persons that may differ.
    """
    tables = list(tables)
    withheld: dict[At, AmountReason] = {
        (place, code): "count"
        for place, each in enumerate(tables)
        for code in each.groups.keys() - each.shown
    }
    for place, each in enumerate(tables):
        for code in sorted(each.shown):
            if why := _alone(each, code, sources[place], earlier):
                withheld[place, code] = why
                tables[place] = tables[place].without(code)
    while (found := _told(tables, earlier, threshold)) is not None:
        place, code = found
        withheld[found] = "amounts"
        tables[place] = tables[place].without(code)
    return withheld


def _alone(
    cells: AmountCells, code: str, sources: Mapping[str, frozenset[str]], earlier: Sequence[AmountCells]
) -> AmountReason | None:
    group = cells.groups[code]
    if len(frozenset().union(*(sources[token] for token in group))) < SOURCES:
        return "teller"
    if len(set(group.values())) < DIFFERENT:
        return "alike"
    if _dominated(group):
        return "dominated"
    same = [each for each in earlier if (each.money, each.by) == (cells.money, cells.by)]
    return "earlier" if any(code in each.groups.keys() - each.shown for each in same) else None


def _dominated(group: Group) -> bool:
    """Whether the low ends or the high ends tell of one or two; a sum of high ends with an open one is not shown."""
    highs = [high for _, high in group.values()]
    return dominated(low for low, _ in group.values()) or (
        not any(map(math.isinf, highs)) and dominated(highs)
    )


def _told(tables: Sequence[AmountCells], earlier: Sequence[AmountCells], threshold: int) -> At | None:
    """A category to withhold next: it, or what is left beside it, differs too little from another group."""
    by_money = {each.money for each in tables}
    for money in sorted(by_money):
        now = [one for place, each in enumerate(tables) if each.money == money for one in _shown(each, place)]
        before = [one for each in earlier if each.money == money for one in _shown(each, None)]
        for place, one in enumerate(now):
            if len(one.group) < threshold or _dominated(one.group):
                return one.back
            for other in (*now[:place], *before):
                if _differs_little(one.group, other.group, threshold):
                    return max((each.back for each in (one, other) if each.back), key=_order(tables))
    return None


def _shown(cells: AmountCells, place: int | None) -> Iterator[_Shown]:
    for code in sorted(cells.shown):
        yield _Shown(cells.groups[code], None if place is None else (place, code))
    if rest := cells.rest():
        yield _Shown(rest, None if place is None else (place, ALL))


def _order(tables: Sequence[AmountCells]) -> Callable[[At], tuple[bool, int, At]]:
    """A category before all together, then the smaller."""
    return lambda at: (at[1] != ALL, -len(tables[at[0]].groups[at[1]]), at)


def _differs_little(one: Group, other: Group, threshold: int) -> bool:
    """Whether the amounts of a few differ; or one lies within the other, and of what is left one or two hold most."""
    tokens = {token for token in one.keys() | other.keys() if one.get(token) != other.get(token)}
    if not tokens:
        return False
    if len(tokens) < threshold:
        return True
    within = one.keys() <= other.keys() or other.keys() <= one.keys()
    return within and _dominated({token: _apart(one.get(token), other.get(token)) for token in tokens})


def _apart(one: tuple[float, float] | None, other: tuple[float, float] | None) -> tuple[float, float]:
    (low, high), (down, up) = one or (0.0, 0.0), other or (0.0, 0.0)
    return abs(low - down), math.inf if math.isinf(high) or math.isinf(up) else abs(high - up)
