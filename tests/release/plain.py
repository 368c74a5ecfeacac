"""The comparison of releases by sets of tokens, slowly and word for word: what the fast one must agree with."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from tests.release.grid import who_stands

from bearwitness.release.comparing.rings import Rings
from bearwitness.release.comparing.snapshot import Snapshot
from bearwitness.release.counts.cells import Cells, Key
from bearwitness.release.counts.suppression import Suppression
from bearwitness.release.counts.system import Sum

Who = frozenset[str]


def plainly(cells: Cells, earlier: Sequence[Snapshot], threshold: int) -> frozenset[Key]:
    """Cells to withhold."""
    both = [(before, key) for before in earlier for key in before.members.keys() & cells.members.keys()]
    shown = [(before, key) for before, key in both if key in before.published]
    known = frozenset(key for before, key in shown if who_stands(before, key) == who_stands(cells, key))
    search = Suppression(cells=cells, threshold=threshold, known=known)
    changed = {
        key for before, key in shown if _little(who_stands(before, key), who_stands(cells, key), threshold)
    }
    search.withhold(changed, "changed")
    search.withhold({key for before, key in both if key not in before.published} - known, "earlier")
    rings = _rings(cells, earlier, threshold)
    while True:
        left = {
            each.margin
            for each in search.sums
            for before in earlier
            if each.exact and each.margin not in search.withheld and _shows(search, each, before, threshold)
        }
        within = left or (
            _nested(cells, search.withheld, earlier, known, threshold)
            | _together(cells, search.withheld, earlier, known, threshold)
        )
        more = within or rings.found(search.withheld.keys())
        if not more:
            return frozenset(search.withheld)
        search.withhold(more, "rest" if left else "nested")


def _rings(cells: Cells, earlier: Sequence[Snapshot], threshold: int) -> Rings:
    """Tables of all releases as one system: it has brute force of its own beside it, in `test_rings`."""
    whole = cells.roster.with_more(each.roster for each in earlier)
    return Rings.of(cells, [each.on(whole) for each in earlier], threshold)


def _little(before: Who, after: Who, threshold: int) -> bool:
    return 0 < len(before ^ after) < threshold


def _shows(search: Suppression, each: Sum, before: Snapshot, threshold: int) -> bool:
    if each.margin not in before.published:
        return False
    (name, _), *_ = set(each.parts[0]) - set(each.margin)
    then = [
        key
        for key in before.members
        if len(key) == len(each.margin) + 1
        and set(each.margin) <= set(key)
        and name in dict(set(key) - set(each.margin))
    ]
    hidden = {key for key in each.parts if key in search.withheld}
    hidden |= {key for key in then if key not in before.published}
    now, past = _all(search.cells, hidden), _all(before, hidden)
    return _little(past, now, threshold)


def _all(held: Cells | Snapshot, keys: Collection[Key]) -> Who:
    return frozenset().union(*(who_stands(held, key) for key in keys if key in held.members))


def _nested(
    cells: Cells,
    withheld: Collection[Key],
    earlier: Sequence[Snapshot],
    known: Collection[Key],
    threshold: int,
) -> set[Key]:
    now = {key: who_stands(cells, key) for key in cells.members}
    shown = {key: who for key, who in now.items() if key not in withheld}
    before = {who_stands(each, key) for each in earlier for key in each.published}
    groups: list[tuple[Key | None, Who]] = [*shown.items(), *((None, who) for who in before)]
    found: set[Key] = set()
    for one, who in shown.items():
        for other, others in groups:
            small, large = sorted((who, others), key=len)
            if small < large and len(large - small) < threshold:
                new = [key for key in (one, other) if key is not None and key not in known]
                found |= set(sorted(new, key=lambda key: (len(key), -len(now[key]), key))[-1:])
    for key, who in shown.items():
        same = [each for each in withheld if who and now[each] == who]
        if any(not (set(key) <= set(each) or set(each) <= set(key)) for each in same):
            found.add(key)
    return found - set(known)


def _together(
    cells: Cells,
    withheld: Collection[Key],
    earlier: Sequence[Snapshot],
    known: Collection[Key],
    threshold: int,
) -> set[Key]:
    """Of a sum of categories and a group, which leave few of one another, the cell to withhold."""
    now = {key: who_stands(cells, key) for key in cells.members if key not in withheld}
    old = {who_stands(each, key) for each in earlier for key in each.published}
    groups: list[tuple[Key | None, Who]] = [*now.items(), *((None, who) for who in old)]
    found: set[Key] = set()
    for parts in _divisions(cells, now, earlier):
        for key, who in groups:
            within = [(each, some) for each, some in parts if some <= who]
            around = [(each, some) for each, some in parts if some & who]
            for used in (within, around):
                together = frozenset().union(*(some for _, some in used))
                small, large = sorted((together, who), key=len)
                if used and small < large and len(large - small) < threshold:
                    names = [each for each in (key, *(each for each, _ in used)) if each is not None]
                    new = [each for each in names if each not in known]
                    found |= set(sorted(new, key=lambda each: (len(each), -len(now[each]), each))[-1:])
    return found


def _divisions(
    cells: Cells, now: dict[Key, Who], earlier: Sequence[Snapshot]
) -> list[list[tuple[Key | None, Who]]]:
    """Categories of one property that exclude one another, each time with all others together."""
    tables = [
        ({key: who for key, who in now.items() if len(key) == 1 and key[0][0] == name}, now.get(()), True)
        for name, axis in cells.axes.items()
        if not axis.overlapping
    ]
    for before in earlier:
        told = {key: who_stands(before, key) for key in before.published}
        tables += [
            (
                {key: who for key, who in told.items() if len(key) == 1 and key[0][0] == name},
                told.get(()),
                False,
            )
            for name in sorted({key[0][0] for key in told if len(key) == 1})
        ]
    found: list[list[tuple[Key | None, Who]]] = []
    for parts, everybody, new in tables:
        together = frozenset().union(*parts.values())
        if sum(map(len, parts.values())) == len(together):
            rest = (everybody or frozenset()) - together
            division: list[tuple[Key | None, Who]] = [(None, rest)] if rest else []
            division += [(key if new else None, who) for key, who in parts.items() if who]
            found.append(division)
    return found
