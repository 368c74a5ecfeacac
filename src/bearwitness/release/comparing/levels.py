"""One property at two levels or steps, in releases one after the other: a county beside its province, a year beside its
period, and who stands apart.

Within a release a property of places stands at one level. An earlier one may have stood at the other, or be from the
time when places of all levels stood side by side under the bare name of the property. Whoever has both takes the
counties from their province, so what is left of it must not be small; nobody at all is small too, for it tells that
nobody was elsewhere in it. Of a period nothing may be left where every year of it is shown: that tells only how well
dates are known. And who is not recorded, or on whom sources disagree, is the same persons at every level and step.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import product

from bearwitness.domain.codebook import codebook
from bearwitness.domain.date_step import at_step, by_year, dates_by_year, period_of, years_in
from bearwitness.domain.place_level import COARSER, at_level, leveled
from bearwitness.release.comparing.snapshot import Snapshot
from bearwitness.release.counts.cells import APART, OTHER, Cells, Key
from bearwitness.release.counts.roster import Who, union

Pair = tuple[str, str]


def at_the_level(before: Snapshot, cells: Cells) -> Snapshot:
    """An earlier release that also speaks of the cells whose persons it had at another level, or without one."""
    members = {
        other: who
        for key, who in before.members.items()
        for other in product(*(_alike(pair, cells) for pair in key))
        if other in cells.members
    }
    told = {
        other
        for key in before.published
        for other in product(*(_alike(pair, cells) for pair in key))
        if other in members
    }
    return replace(before, members={**members, **before.members}, published=before.published | told)


def _alike(pair: Pair, cells: Cells) -> Iterator[Pair]:
    """The pair, and those of the release that mean the same persons."""
    yield pair
    name, code = pair
    dated = by_year(name) or name
    for axis in (dated, at_step(dated, "year")):
        if axis != name and axis in cells.axes and code in APART:
            yield axis, code
    base, level = leveled(name)
    for axis in cells.axes:
        other = leveled(axis)
        if other[0] != base or other[1] is None or other[1] == level:
            continue
        if code in APART or (level is None and other[1] == "county" and _county(code)):
            yield axis, code


def _county(code: str) -> bool:
    return code == OTHER or at_level((code,), "county") == (code,)


@dataclass(slots=True)
class _Area:
    """A province or period and what lies in it, in the same cell of the other properties; `now` by key, `then` as shown.

    `unseen` are the years of a period that no release counts, None where it has no end, or is no period. `hid` says that one
    of its years was withheld then.
    """

    unseen: set[str] | None = None
    hid: bool = False
    whole_now: dict[Key, Who] = field(default_factory=dict)
    whole_then: list[Who] = field(default_factory=list)
    parts_now: dict[Key, Who] = field(default_factory=dict)
    parts_then: list[Who] = field(default_factory=list)

    def see(self, key: Key) -> None:
        """Count the year of a cell as seen."""
        if self.unseen is not None:
            self.unseen.difference_update(code for _, code in key)

    def found(self, shut: Collection[Key], known: Collection[Key], threshold: int) -> Key | None:
        """The cell to withhold: of what is not out, the smallest county, or else the province."""
        counties = {key: who for key, who in self.parts_now.items() if key not in shut}
        province = {key: who for key, who in self.whole_now.items() if key not in shut}
        wholes = [*province.values(), *(self.whole_then if counties else ())]
        covered = union([*counties.values(), *self.parts_then])
        whole = self.unseen == set() and not self.hid and not any(key in shut for key in self.parts_now)
        left = [(who & ~covered).bit_count() for who in wholes]
        if not covered or all(each >= threshold or (whole and each == 0) for each in left):
            return None
        new = sorted(
            (who.bit_count(), key) for key, who in (counties or province).items() if key not in known
        )
        return new[0][1] if new else None


@dataclass(frozen=True, slots=True)
class Areas:
    """Provinces whose counties an earlier release showed, or the other way about."""

    areas: Sequence[_Area]
    known: Collection[Key]
    threshold: int

    @staticmethod
    def of(cells: Cells, earlier: Iterable[Snapshot], known: Collection[Key], threshold: int) -> Areas:
        """Set provinces and counties side by side.

        Parameters
        ----------
        cells
            All cells of the plan's tables.
        earlier
            Snapshots of every earlier release, on a roster that begins with that of the cells.
        known
            Cells that an earlier release showed unchanged.
        threshold
            Least rest of a province that may show, in persons.
        """
        found: dict[tuple[Key, Pair], _Area] = {}
        scales = _Scales.of(cells)
        for key, place, whole in scales.of_cells(cells.members):
            area = found.setdefault(place, scales.area(place))
            area.see(key)
            (area.whole_now if whole else area.parts_now)[key] = cells.members[key]
        for before in earlier:
            for key, place, whole in scales.of_cells(before.published):
                area = found.setdefault(place, scales.area(place))
                area.see(key)
                (area.whole_then if whole else area.parts_then).append(before.members[key])
            for place in scales.hidden(before):
                found.setdefault(place, scales.area(place)).hid = True
        return Areas(list(found.values()), known, threshold)

    def withheld(self, shut: Collection[Key]) -> set[Key]:
        """Cells to withhold next, given those that are."""
        found = (each.found(shut, self.known, self.threshold) for each in self.areas)
        return {key for key in found if key is not None}


@dataclass(frozen=True, slots=True)
class _Scales:
    """Properties that stand at several levels, or at several steps."""

    places: frozenset[str]
    dates: frozenset[str]

    @staticmethod
    def of(cells: Cells) -> _Scales:
        places = frozenset(name for name, level in map(leveled, cells.axes) if level)
        return _Scales(
            places, dates_by_year(codebook()).intersection(by_year(name) or name for name in cells.axes)
        )

    def area(self, place: tuple[Key, Pair]) -> _Area:
        name, code = place[1]
        years = years_in(codebook(), name, code) if name in self.dates else None
        return _Area(unseen=None if years is None else {*years})

    def hidden(self, before: Snapshot) -> Iterator[tuple[Key, Pair]]:
        """Periods of which an earlier release withheld a year."""
        if self.dates:
            dates = replace(self, places=frozenset())
            kept = dates.of_cells(before.members.keys() - before.published)
            yield from (place for _, place, whole in kept if not whole)

    def of_cells(self, keys: Iterable[Key]) -> Iterator[tuple[Key, tuple[Key, Pair], bool]]:
        """Cells with the province or period that each is or lies in, the rest of the cell, and whether it is all of it."""
        for key in keys:
            for at, pair in enumerate(key):
                if (found := self._around(*pair)) is not None:
                    yield key, (key[:at] + key[at + 1 :], found[0]), found[1]

    def _around(self, name: str, code: str) -> tuple[Pair, bool] | None:
        dated = by_year(name)
        if (dated or name) in self.dates:
            return None if code.startswith("_") else _in_period(dated or name, code, whole=dated is None)
        base, level = leveled(name)
        (province,) = at_level((code,), "province") if base in self.places else (COARSER,)
        return None if province == COARSER else ((base, province), level == "province")


def _in_period(name: str, code: str, *, whole: bool) -> tuple[Pair, bool] | None:
    period = code if whole else period_of(codebook(), name, code)
    return None if period is None else ((name, period), whole)
