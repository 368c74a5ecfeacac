"""Withhold amounts that together with any others, in a release and all earlier ones, would tell of one person or a few."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from bearwitness.release.amounts.amount_cells import ALL, AmountCells
from bearwitness.release.amounts.known_sums import KnownSums
from bearwitness.release.amounts.lightest import Combination
from bearwitness.release.planning.plan import LEAST

At = tuple[int, str]
"""Place of a table, and a category in it."""
TogetherReason = Literal["together", "many"]
"""Why amounts are withheld: a combination with others tells of a few; or there are too many to look at all of them."""
MOST = 1_500_000
"""Size of the sums that are looked at together (`KnownSums.size`)."""
NOTHING = 1e-6
"""Factor up to which a sum is no part of a combination."""


@dataclass(slots=True, eq=False)
class _Sum:
    """A sum of one end of amounts, in every line that shows just it; whether an earlier release did."""

    amounts: Mapping[str, float]
    out: bool = False
    lines: list[At] = field(default_factory=list)


def protect_together(
    tables: Sequence[AmountCells], earlier: Sequence[AmountCells], *, threshold: int
) -> Mapping[At, TogetherReason]:
    """Categories to withhold so that no combination of the sums that a reader has tells of a few.

    Parameters
    ----------
    tables
        Amounts by a property each; `shown` are the categories that could yet be published.
    earlier
        Amounts of every earlier release.
    threshold
        Least number of persons of whom a combination may tell. What earlier releases tell of fewer, but of `LEAST`,
        was allowed then. Where they alone tell what is never to be told, nothing leaves that adds to them; nor where
        there are more sums and persons than `MOST`.
    """
    withheld: dict[At, TogetherReason] = {}
    for money in sorted({each.money for each in tables}):
        low, high = (_sums(tables, earlier, money, side) for side in (0, 1))
        known = KnownSums([each.amounts for each in low])
        _withhold(known, low, withheld, threshold, tables)
        same = [(each.out, each.lines) for each in low] == [(each.out, each.lines) for each in high]
        known = KnownSums([each.amounts for each in high], known if same else None)
        _withhold(known, high, withheld, threshold, tables)
    return withheld


def _sums(tables: Sequence[AmountCells], earlier: Sequence[AmountCells], money: str, side: int) -> list[_Sum]:
    """Each different sum once; one with an open end is not shown."""
    found: dict[frozenset[tuple[str, float]], _Sum] = {}
    before = [(None, each) for each in earlier]
    for place, cells in [*before, *enumerate(tables)]:
        for code in sorted(cells.shown) if cells.money == money else ():
            amounts = {token: ends[side] for token, ends in cells.groups[code].items()}
            if any(map(math.isinf, amounts.values())):
                continue
            one = found.setdefault(frozenset(amounts.items()), _Sum(amounts))
            if place is None:
                one.out = True
            else:
                one.lines.append((place, code))
    return list(found.values())


def _withhold(
    known: KnownSums,
    sums: Sequence[_Sum],
    withheld: dict[At, TogetherReason],
    least: int,
    tables: Sequence[AmountCells],
) -> None:
    """Withhold one line after the other, until what is left tells nothing or adds nothing."""
    while new := {line for each in sums if not each.out for line in each.lines} - withheld.keys():
        shown = [at for at, each in enumerate(sums) if each.out or not withheld.keys() >= set(each.lines)]
        if known.size > MOST:
            withheld |= dict.fromkeys(new, "many")
        elif (found := known.told(shown, least)) is None:
            return
        elif among := new & _among(sums, shown, found):
            withheld[max(among, key=_order(tables))] = "together"
        elif least > LEAST:
            least = LEAST
        else:
            withheld |= dict.fromkeys(new, "together")


def _among(sums: Sequence[_Sum], shown: Sequence[int], found: Combination) -> set[At]:
    """Lines that are part of a combination."""
    pairs = zip(shown, found.factors, strict=True)
    return {line for at, factor in pairs if abs(factor) > NOTHING for line in sums[at].lines}


def _order(tables: Sequence[AmountCells]) -> Callable[[At], tuple[bool, int, At]]:
    """All together before a category, which spares the categories; then the smaller."""
    return lambda at: (at[1] == ALL, -len(tables[at[0]].groups[at[1]]), at)
