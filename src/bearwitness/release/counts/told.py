"""Tables as they leave where a plan asks for rounded numbers.

What leaves follows from what exact tables would show, and from what was printed before: never from a withheld count, nor
from who stands in a cell. So a reader learns from it nothing that the exact tables would not tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from bearwitness.domain.released_table import ReleasedTable
from bearwitness.domain.rounded import Rounded
from bearwitness.release.comparing.snapshot import Snapshot
from bearwitness.release.counts.cells import Key
from bearwitness.release.counts.multiples import multiples
from bearwitness.release.counts.shown import Shown, cell_key, numbers_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Tables as they leave.

    Attributes
    ----------
    tables
        Rounded, or exact where the plan does not ask for it.
    printed
        What is printed of every cell that is shown; nothing where numbers are exact.
    rounded
        How far they are rounded.
    numbers
        By exact number, what is printed of it: in a cell now, or before, of the number on record or in a cell.
    """

    tables: tuple[ReleasedTable, ...]
    printed: Mapping[Key, int] = field(default_factory=dict)
    rounded: Rounded | None = None
    numbers: Mapping[int, int] = field(default_factory=dict)

    def near(self, number: int) -> int:
        """What is printed of a number of persons that stands in no table; it reads as the same number elsewhere does."""
        if self.rounded is None:
            return number
        nearest = (number + self.rounded.base // 2) // self.rounded.base * self.rounded.base
        return self.numbers.get(number, nearest)

    def at_least(self, number: int) -> int:
        """Persons that there are at least where a number is printed."""
        return number if self.rounded is None else number - self.rounded.within


def told(
    tables: Sequence[ReleasedTable], base: int | None, earlier: Sequence[Snapshot], *, threshold: int
) -> Told:
    """Tables with every number rounded to a multiple of the base, so that sums hold; as they are without one.

    Parameters
    ----------
    tables
        As they would leave exactly.
    base
        What the plan asks for (persons).
    earlier
        Snapshots of every earlier release, the latest last: a count that was printed before is printed so again.
    threshold
        Least number that is printed, a multiple of the base (persons).

    Raises
    ------
    CannotRound
    """
    if base is None:
        return Told(tables=tuple(tables))
    counts = numbers_of(tables)
    printed = (
        multiples(Shown.of(tables), base, least=threshold, kept=_kept(counts, earlier)) if counts else {}
    )
    moved = max((abs(printed[key] - number) for key, number in counts.items()), default=0)
    rounded = Rounded(base=base, within=base - 1 if moved < base else 2 * base - 1)
    return Told(
        tables=tuple(_rounded(each, printed, rounded) for each in tables),
        printed=printed,
        rounded=rounded,
        numbers=_numbers(counts, printed, base, earlier),
    )


def _kept(counts: Mapping[Key, int], earlier: Sequence[Snapshot]) -> dict[Key, int]:
    """What was last printed of cells that had the same count then, whoever stood in them."""
    return {
        key: number
        for before in earlier
        for key, number in before.printed.items()
        if key in counts and before.members[key].bit_count() == counts[key]
    }


def _numbers(
    counts: Mapping[Key, int], printed: Mapping[Key, int], base: int, earlier: Sequence[Snapshot]
) -> dict[int, int]:
    before = {
        number: told
        for each in earlier
        for number, told in _said(each)
        if told % base == 0 and abs(told - number) < base
    }
    now = {counts[key]: printed[key] for key in sorted(counts, reverse=True)}
    return {**before, **now}


def _said(before: Snapshot) -> Iterator[tuple[int, int]]:
    """Every number that an earlier release printed, and as what; everybody, and then the number on record, come last."""
    for key in sorted(before.printed, reverse=True):
        yield before.members[key].bit_count(), before.printed[key]
    if before.observed is not None and before.recorded is not None:
        yield before.observed, before.recorded


def _rounded(table: ReleasedTable, printed: Mapping[Key, int], rounded: Rounded) -> ReleasedTable:
    cells = (
        each if each.count is None else replace(each, count=printed[cell_key(table, each.key)])
        for each in table.cells
    )
    return replace(table, cells=tuple(cells), rounded=rounded)
