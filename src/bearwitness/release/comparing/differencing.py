"""Compare a proposed release with every earlier one: no small change may show.

A reader who subtracts an earlier count from a later one learns about the few persons who came or went.
So a count is withheld where its members differ from an earlier published count's by 1 to threshold - 1
persons; and a margin is withheld where the sum of its withheld cells, which the reader gets by
subtraction, would change so. Of an earlier number on record only the number is kept, so a count near it is
withheld whoever stands in it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bearwitness.release.comparing.levels import Areas, at_the_level
from bearwitness.release.comparing.nesting import Nesting
from bearwitness.release.comparing.rings import Rings
from bearwitness.release.comparing.snapshot import Snapshot
from bearwitness.release.counts.cells import Cells, Key
from bearwitness.release.counts.roster import Who, union
from bearwitness.release.counts.suppression import Reason, Suppression
from bearwitness.release.counts.system import Sum


def protect(cells: Cells, earlier: Sequence[Snapshot], *, threshold: int) -> Mapping[Key, Reason]:
    """Cells to withhold and why, so that neither this release nor a comparison shows a small count.

    Raises
    ------
    CannotProtect
        If no choice of cells is safe.
    """
    whole = cells.roster.with_more(each.roster for each in earlier)
    alike = [each.on(whole) for each in earlier]
    before = [at_the_level(each, cells) for each in alike]
    search = Suppression(cells=cells, threshold=threshold, known=_known(cells, before))
    search.withhold(_changed(cells, before, threshold), "changed")
    search.withhold(_hidden(cells, before) - search.known, "earlier")
    rests = _rests(search, before)
    nesting = Nesting.of(cells, search.withheld.keys(), before, search.known, threshold)
    areas = Areas.of(cells, before, search.known, threshold)
    rings = Rings.of(cells, alike, threshold)
    while True:
        if more := {each.margin for each in rests if each.shows(search, threshold)}:
            search.withhold(more, "rest")
        elif more := nesting.found(search.withheld.keys()) or areas.withheld(search.withheld.keys()):
            search.withhold(more, "nested")
        elif more := rings.found(search.withheld.keys()):
            search.withhold(more, "companion")
        else:
            return search.withheld


def _little(before: Who, after: Who, threshold: int) -> bool:
    return 0 < (before ^ after).bit_count() < threshold


def _changed(cells: Cells, earlier: Sequence[Snapshot], threshold: int) -> set[Key]:
    observed = [each.observed for each in earlier if each.observed is not None]
    near = {
        key
        for key in cells.members
        if any(0 < abs(number - cells.count(key)) < threshold for number in observed)
    }
    return near | {
        key
        for snapshot in earlier
        for key in snapshot.published & cells.members.keys()
        if _little(snapshot.members[key], cells.members[key], threshold)
    }


def _known(cells: Cells, earlier: Sequence[Snapshot]) -> frozenset[Key]:
    return frozenset(
        key
        for snapshot in earlier
        for key in snapshot.published & cells.members.keys()
        if snapshot.members[key] == cells.members[key]
    )


def _hidden(cells: Cells, earlier: Sequence[Snapshot]) -> set[Key]:
    """Cells that an earlier release kept back: shown now, they would open what protected it then."""
    return {
        key
        for snapshot in earlier
        for key in (snapshot.members.keys() - snapshot.published) & cells.members.keys()
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rest:
    """A sum, the cells that an earlier release kept back of it, and who stood where then."""

    sum: Sum
    hidden: frozenset[Key]
    before: Mapping[Key, Who]

    @property
    def margin(self) -> Key:
        return self.sum.margin

    def shows(self, search: Suppression, threshold: int) -> bool:
        """Whether what is left of the margin changed too little, now that cells are withheld."""
        if self.margin in search.withheld:
            return False
        hidden = self.hidden.union(key for key in self.sum.parts if key in search.withheld)
        then = union(self.before.get(key, 0) for key in hidden)
        now = union(search.cells.members.get(key, 0) for key in hidden)
        return _little(then, now, threshold)


def _rests(search: Suppression, earlier: Sequence[Snapshot]) -> list[_Rest]:
    """Every sum that an earlier release showed the margin of, beside that release."""
    found = []
    for before in earlier:
        hidden = _by_sum(before)
        for each in search.sums:
            if each.exact and each.margin in before.published:
                kept = hidden.get((each.margin, each.property), frozenset())
                found.append(_Rest(sum=each, hidden=kept, before=before.members))
    return found


def _by_sum(before: Snapshot) -> Mapping[tuple[Key, str], frozenset[Key]]:
    """Withheld cells by each margin, and the property that they divide it by."""
    found: dict[tuple[Key, str], set[Key]] = {}
    for key in before.members.keys() - before.published:
        for place, (name, _) in enumerate(key):
            found.setdefault((key[:place] + key[place + 1 :], name), set()).add(key)
    return {sum_: frozenset(keys) for sum_, keys in found.items()}
