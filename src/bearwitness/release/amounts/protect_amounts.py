"""Withhold amounts that would tell of one person or a few, in a release and beside all earlier ones.

Whoever knows how many persons a mean rests on knows their sum. So of every group whose mean is shown no one or two
persons may make up most of the sum, nor of anything that a reader gets by adding and subtracting such sums
(`protect_together`). Medians and quartiles cannot be added up: where two groups, shown now or before, differ in the
amounts of 1 to threshold - 1 persons, one of them is withheld. That enough persons and no small difference of persons
are behind a category is seen to by the table that counts them; here it is that of amounts.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Literal

from bearwitness.domain.released_table import Span
from bearwitness.release.amounts.amount_cells import ALL, AmountCells, Group
from bearwitness.release.amounts.dominance import dominated
from bearwitness.release.amounts.protect_together import At, TogetherReason, protect_together
from bearwitness.release.amounts.quantiles import nearest, outwards
from bearwitness.release.counts.cells import SOURCES

AmountReason = Literal["count", "teller", "dominated", "alike", "earlier", "amounts"] | TogetherReason
"""Why amounts are withheld: the count is; few sources; one or two persons hold most; most nearly the same; withheld then;
few amounts differ from those of another group; or what several groups together tell."""
DIFFERENT = 3
"""Least number of amounts in a group that readers could tell apart: with fewer, what was paid for each of its persons is told."""


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
    return {**withheld, **protect_together(tables, earlier, threshold=threshold)}


def _alone(
    cells: AmountCells, code: str, sources: Mapping[str, frozenset[str]], earlier: Sequence[AmountCells]
) -> AmountReason | None:
    group = cells.groups[code]
    if len(frozenset().union(*(sources[token] for token in group))) < SOURCES:
        return "teller"
    if _alike(group):
        return "alike"
    if _dominated(group):
        return "dominated"
    same = [each for each in earlier if (each.money, each.by) == (cells.money, cells.by)]
    return "earlier" if any(code in each.groups.keys() - each.shown for each in same) else None


def _alike(group: Group) -> bool:
    """Whether too few amounts differ in two figures, or more than half have one low end, and more than half one high end.

    Then the quartiles can be one amount, and whoever takes it for that of any one person is more often right than wrong.
    Outwards is how readers see the ends; to the nearest, a round amount and one just beside it are the same.
    """
    return any(_shared([seen(*each) for each in group.values()]) for seen in (outwards, nearest))


def _shared(seen: Sequence[Span]) -> bool:
    lows, highs = Counter(each.low for each in seen), Counter(each.high for each in seen)
    return len(set(seen)) < DIFFERENT or 2 * min(max(lows.values()), max(highs.values())) > len(seen)


def _dominated(group: Group) -> bool:
    """Whether the low ends or the high ends tell of one or two; a sum of high ends with an open one is not shown."""
    highs = [high for _, high in group.values()]
    return dominated(low for low, _ in group.values()) or (
        not any(map(math.isinf, highs)) and dominated(highs)
    )


def _told(tables: Sequence[AmountCells], earlier: Sequence[AmountCells], threshold: int) -> At | None:
    """A category to withhold next, since the amounts of a few make its difference from another group."""
    now = [((place, code), each) for place, each in enumerate(tables) for code in sorted(each.shown)]
    before = [(None, each, code) for each in earlier for code in sorted(each.shown)]
    for number, (at, cells) in enumerate(now):
        others = [(other, each, other[1]) for other, each in now[:number]]
        for other, each, code in (*others, *before):
            if each.money == cells.money and _differ_little(
                cells.groups[at[1]], each.groups[code], threshold
            ):
                return max((one for one in (at, other) if one), key=_order(tables))
    return None


def _order(tables: Sequence[AmountCells]) -> Callable[[At], tuple[bool, int, At]]:
    """A category before all together, then the smaller."""
    return lambda at: (at[1] != ALL, -len(tables[at[0]].groups[at[1]]), at)


def _differ_little(one: Group, other: Group, threshold: int) -> bool:
    """Whether the amounts of a few differ."""
    if abs(len(one) - len(other)) >= threshold:
        return False
    return 0 < sum(one.get(token) != other.get(token) for token in one.keys() | other.keys()) < threshold
