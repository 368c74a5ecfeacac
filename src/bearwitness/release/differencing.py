"""Compare a proposed release with every earlier one: no small change may show.

A reader who subtracts an earlier count from a later one learns about the few persons who came or went.
So a count is withheld where its members differ from an earlier published count's by 1 to threshold - 1
persons; and a margin is withheld where the sum of its withheld cells, which the reader gets by
subtraction, would change so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bearwitness.release.cells import Cells, Key
from bearwitness.release.nesting import nested
from bearwitness.release.snapshot import Snapshot
from bearwitness.release.suppression import Reason, Suppression
from bearwitness.release.system import Sum

Who = frozenset[str]


def protect(cells: Cells, earlier: Sequence[Snapshot], *, threshold: int) -> Mapping[Key, Reason]:
    """Cells to withhold and why, so that neither this release nor a comparison shows a small count.

    Raises
    ------
    CannotProtect
        If no choice of cells is safe.
    """
    search = Suppression(cells=cells, threshold=threshold, known=_known(cells, earlier))
    search.withhold(_changed(cells, earlier, threshold), "changed")
    search.withhold(_hidden(cells, earlier) - search.known, "earlier")
    while True:
        if more := _derived(search, earlier, threshold):
            search.withhold(more, "rest")
        elif more := nested(cells, search.withheld.keys(), earlier, search.known, threshold):
            search.withhold(more, "nested")
        else:
            return search.withheld


def _little(before: Who, after: Who, threshold: int) -> bool:
    return 0 < len(before ^ after) < threshold


def _changed(cells: Cells, earlier: Sequence[Snapshot], threshold: int) -> set[Key]:
    near = (each.observed for each in earlier if each.observed is not None)
    everybody: set[Key] = {() for number in near if 0 < abs(number - cells.count(())) < threshold}
    return everybody | {
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


def _derived(search: Suppression, earlier: Sequence[Snapshot], threshold: int) -> set[Key]:
    exact = [each for each in search.sums if each.exact and each.margin not in search.withheld]
    return {each.margin for each in exact for before in earlier if _shows(search, each, before, threshold)}


def _shows(search: Suppression, each: Sum, before: Snapshot, threshold: int) -> bool:
    if each.margin not in before.published:
        return False
    then = [key for key in before.members if _child(key, each.margin) and _same_axis(key, each)]
    hidden_now = {key for key in each.parts if key in search.withheld}
    hidden_then = {key for key in then if key not in before.published}
    hidden = hidden_now | hidden_then
    now_members = _union(search.cells.members.get(key, frozenset()) for key in hidden)
    return _little(_union(before.members.get(key, frozenset()) for key in hidden), now_members, threshold)


def _same_axis(key: Key, each: Sum) -> bool:
    (name, _), *_ = set(each.parts[0]) - set(each.margin)
    return any(own == name for own, _ in set(key) - set(each.margin))


def _child(key: Key, margin: Key) -> bool:
    return len(key) == len(margin) + 1 and set(margin) <= set(key)


def _union(groups: Iterable[Who]) -> Who:
    return frozenset().union(*groups)
