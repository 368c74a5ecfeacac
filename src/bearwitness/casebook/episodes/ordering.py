"""A partial order of episodes from what is told, numbered and dated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, permutations

from bearwitness.domain.count import Count
from bearwitness.domain.episode import Clash, OrderSource
from bearwitness.domain.partial_date import PartialDate
from bearwitness.domain.verdict import Verdict

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """What is known of the place of one episode: those it follows, its number in the telling, its date."""

    id: str
    follows: frozenset[str] = frozenset()
    step: Count | None = None
    when: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Number of each episode (none in a circle), pairs without an order, clashes of grounds, circles."""

    seq: Mapping[str, int | None]
    unordered: tuple[Pair, ...]
    clashes: tuple[Clash, ...]
    circles: tuple[tuple[str, ...], ...]


def order(placed: Sequence[Placed]) -> Order:
    """Order episodes only where something says so.

    An episode comes before another where a claim says that the other follows it, where its number in the telling
    is certainly smaller, or where its date is certainly earlier; a date that is only *maybe* earlier orders nothing.
    """
    grounds = _grounds(placed)
    names = sorted(each.id for each in placed)
    after = _reachable(names, grounds)
    return Order(
        seq=_numbers(names, after),
        unordered=tuple(
            (one, two)
            for one, two in combinations(names, 2)
            if two not in after[one] and one not in after[two]
        ),
        clashes=tuple(_clashes(grounds)),
        circles=tuple(_circles(names, grounds, after)),
    )


def _grounds(placed: Sequence[Placed]) -> dict[Pair, list[OrderSource]]:
    """Pairs (first, second) with every ground for them."""
    found: dict[Pair, list[OrderSource]] = {}
    for one, two in permutations(placed, 2):
        grounds: list[OrderSource] = []
        if one.id in two.follows:
            grounds.append("told")
        if one.step is not None and two.step is not None and one.step.less(two.step) is Verdict.YES:
            grounds.append("step")
        if one.when is not None and two.when is not None and one.when.before(two.when) is Verdict.YES:
            grounds.append("date")
        if grounds:
            found[one.id, two.id] = grounds
    for each in placed:
        if each.id in each.follows:
            found[each.id, each.id] = ["told"]
    return found


def _reachable(names: Sequence[str], pairs: Iterable[Pair]) -> dict[str, set[str]]:
    """By episode, all that come after it along some chain."""
    after: dict[str, set[str]] = {name: set() for name in names}
    for one, two in pairs:
        after[one].add(two)
    for middle in names:
        for name in names:
            if middle in after[name]:
                after[name] |= after[middle]
    return after


def _numbers(names: Sequence[str], after: Mapping[str, set[str]]) -> dict[str, int | None]:
    circular = {name for name in names if name in after[name]}
    numbers: dict[str, int | None] = dict.fromkeys(circular)
    left = [name for name in names if name not in circular]
    # whatever comes before all else has the most that comes after it
    for name in sorted(left, key=lambda each: -len(after[each])):
        before = [numbers[each] for each in left if name in after[each]]
        numbers[name] = 1 + max((each for each in before if each is not None), default=0)
    return numbers


def _clashes(grounds: Mapping[Pair, Sequence[OrderSource]]) -> Iterable[Clash]:
    for (one, two), own in sorted(grounds.items()):
        if one < two and (two, one) in grounds:
            for ground in own:
                for against in grounds[two, one]:
                    yield Clash(first=one, second=two, ground=ground, against=against)


def _circles(
    names: Sequence[str], pairs: Iterable[Pair], after: Mapping[str, set[str]]
) -> Iterable[tuple[str, ...]]:
    """One chain for each set of episodes that come before themselves and one another."""
    told = set(pairs)
    seen: set[str] = set()
    for name in names:
        if name in after[name] and name not in seen:
            together = {each for each in after[name] if name in after[each]}
            seen |= together
            yield _chain(name, {pair for pair in told if together.issuperset(pair)})


def _chain(start: str, pairs: set[Pair]) -> tuple[str, ...]:
    """Shortest way from an episode back to itself."""
    ways: list[tuple[str, ...]] = [(start,)]
    visited: set[str] = set()
    for way in ways:
        for one, two in sorted(pairs):
            if one == way[-1] and two == start:
                return (*way, start)
            if one == way[-1] and two not in visited:
                visited.add(two)
                ways.append((*way, two))
    return (start,)
