"""For whom releases can be taken to speak together, and what each of them says of these persons."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import prod

import pytest
from tests.release.grid import taken

from bearwitness.domain.frame import PersonRow
from bearwitness.release.comparing import moment
from bearwitness.release.comparing.moment import Moment, _holds, moments_of
from bearwitness.release.comparing.snapshot import Snapshot
from bearwitness.release.counts.cells import NOT_RECORDED, Cells, Key, Schema, gather, with_margins
from bearwitness.release.counts.ties import Row, Tie

LEAST = 3
CODES = {name: (f"{name}0", f"{name}1") for name in "abcde"}
ROWS = ["00000", "01010", "10101", "11111", "01100", "1-0-1", "0011-"]
"""The code of each person in a to e; none where it is not recorded."""


def person(number: int, codes: str) -> PersonRow:
    values = {
        name: (f"{name}{code}",) for name, code in zip("abcde", codes, strict=True) if code in {"0", "1"}
    }
    return of(number, values)


def of(number: int, values: Mapping[str, tuple[str, ...]]) -> PersonRow:
    return PersonRow(token=f"p{number:03}", lists=frozenset(), values=values, sources=frozenset())


def people(codes: Sequence[str] = ROWS) -> list[PersonRow]:
    return [person(number, each) for number, each in enumerate(codes)]


def cells(
    rows: Sequence[PersonRow],
    *tables: Schema,
    closed: Mapping[str, tuple[str, ...]] = CODES,
    many: frozenset[str] = frozenset(),
) -> Cells:
    return gather(
        rows,
        tables,
        closed=closed,
        allowed=frozenset(closed),
        many=many,
        threshold=LEAST,
        agreed=frozenset(closed),
    )


def told(held: Cells, *hidden: Key) -> Snapshot:
    return taken("R", held, frozenset(hidden))


def moments(now: Cells, *earlier: Snapshot) -> list[Moment]:
    whole = now.roster.with_more(each.roster for each in earlier)
    return list(moments_of(now, [each.on(whole) for each in earlier], LEAST))


def schemas(keys: frozenset[Key]) -> set[Schema]:
    return {tuple(name for name, _ in key) for key in keys}


def in_(name: str, counts: Mapping[Key, int]) -> dict[str, int]:
    return {key[0][1]: number for key, number in counts.items() if len(key) == 1 and key[0][0] == name}


def test_without_an_earlier_release_nothing_is_solved_together() -> None:
    assert moments(cells(people(), ("a", "b"))) == []


def test_of_a_quiet_casebook_each_release_tells_what_it_shows() -> None:
    before, now = cells(people(), ("a", "b")), cells(people(), ("b", "c"))
    hidden: Key = (("a", "a0"), ("b", "b1"))
    (found,) = moments(now, told(before, hidden))
    assert found.now
    assert schemas(found.tables) == {*with_margins([("a", "b"), ("b", "c")])}
    assert found.told == before.members.keys() - {hidden}
    assert found.new == now.members.keys()
    every = cells(people(), ("a", "b"), ("b", "c"))
    assert found.counts == {key: every.count(key) for key in every.members}
    assert all(each.exact for each in found.system.sums)


def test_tables_are_joined_as_far_as_they_share_a_property() -> None:
    earlier = [told(cells(people(), each)) for each in (("a", "b"), ("b", "c"), ("e",))]
    (found,) = moments(cells(people(), ("c", "d")), *earlier)
    assert schemas(found.tables) == {*with_margins([("a", "b"), ("b", "c"), ("c", "d")])}


def test_a_ring_is_solved_in_a_table_that_nobody_asked_for() -> None:
    earlier = [told(cells(people(), each)) for each in (("a", "b"), ("b", "c"))]
    (found,) = moments(cells(people(), ("a", "c")), *earlier)
    assert ("a", "b", "c") not in schemas(found.tables)
    whole = cells(people(), ("a", "b", "c"))
    assert found.counts == {key: whole.count(key) for key in whole.members}
    assert set(found.system.keys) == whole.members.keys()


def test_beyond_the_most_cells_only_what_lies_in_joint_tables_is_solved(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tables = [("b", "d"), ("c", "d"), ("d", "e")]
    earlier = [told(cells(people(), each)) for each in tables]
    now = cells(people(), ("a", "b", "c"))
    whole = with_margins([("a", "b", "c"), ("b", "c", "d"), ("d", "e")])
    size = sum(prod(3 for _ in each) for each in whole)
    monkeypatch.setattr(moment, "MOST_CELLS", size)
    assert schemas(moments(now, *earlier)[0].tables) == {*with_margins([*now.schemas, *tables])}
    monkeypatch.setattr(moment, "MOST_CELLS", size - 1)
    (found,) = moments(now, *earlier)
    assert schemas(found.tables) == {*with_margins([*now.schemas, *tables[:2]])}
    assert schemas(found.told) == {*with_margins(tables[:2])}


@pytest.mark.parametrize("moved", [1, 2, 3])
def test_a_cell_says_something_of_persons_but_for_fewer_than_the_least_count(moved: int) -> None:
    """Persons of a0 went to a1: the margin of everybody stands, and a0 is taken as unchanged where they were few."""
    before = ["00000"] * 6
    then, now = cells(people(before), ("a",)), cells(people(["10000"] * moved + before[moved:]), ("a",))
    found = moments(now, told(then))
    same: frozenset[Key] = frozenset({(), (("a", NOT_RECORDED),)})
    few = frozenset(then.members) if moved < LEAST else same
    assert [each.now for each in found] == ([True, True, False, False] if moved < LEAST else [True, False])
    assert [each.told for each in found if each.now] == [same, few][: 1 + (moved < LEAST)]
    assert [each.new for each in found if not each.now] == [same, few][: 1 + (moved < LEAST)]
    assert all(each.told == then.members.keys() for each in found if not each.now)
    assert {in_("a", each.counts)["a0"] for each in found if each.now} == {6 - moved}
    assert {in_("a", each.counts)["a0"] for each in found if not each.now} == {6}
    assert [each.known for each in found] == [True, *[False] * (len(found) - 1)]


def test_each_property_is_as_the_release_itself_counted_it() -> None:
    """One went from b0 to b1, whom the plan counts; of the property that only the earlier release has, it is asked."""
    before, after = people(["00000", "00000", "11000"]), people(["00000", "01000", "11000"])
    found = moments(cells(after, ("b",)), told(cells(before, ("a", "b"))))
    now, then = (next(each for each in found if each.now is own) for own in (True, False))
    assert in_("b", now.counts) == {"b0": 1, "b1": 2, NOT_RECORDED: 0}
    assert in_("b", then.counts) == {"b0": 2, "b1": 1, NOT_RECORDED: 0}
    assert in_("a", now.counts) == {"a0": 2, "a1": 1, NOT_RECORDED: 0} == in_("a", then.counts)


def test_of_whom_no_release_told_a_property_is_not_recorded() -> None:
    before = people(["10000", "01000", "11000"])
    after = [*before, person(7, "00000"), person(8, "11000")]
    (now, *_) = moments(cells(after, ("b",)), told(cells(before, ("a", "b"))))
    assert in_("a", now.counts) == {"a0": 1, "a1": 2, NOT_RECORDED: 2}
    assert in_("b", now.counts) == {"b0": 2, "b1": 3, NOT_RECORDED: 0}
    assert now.counts[()] == 5
    assert now.counts[("a", NOT_RECORDED), ("b", "b1")] == 1


def test_the_latest_release_that_told_of_a_person_is_believed() -> None:
    first, second = people(["00000", "00000", "10000"]), people(["00000", "10000"])
    earlier = [told(cells(each, ("a", "b"))) for each in (first, second)]
    (now, *_) = moments(cells(people(["00000"] * 3), ("b",)), *earlier)
    assert in_("a", now.counts) == {"a0": 1, "a1": 2, NOT_RECORDED: 0}


def test_categories_of_the_first_that_told_stand_also_where_nobody_does() -> None:
    """A category of an earlier release in which nobody is left says nothing of these persons."""
    old = {**CODES, "b": ("b1", "b2")}
    rows = people(["00000", "10000"])
    before = [of(0, {"a": ("a0",), "b": ("b2",)}), of(1, {"a": ("a1",), "b": ("b1",)})]
    (now, *_) = moments(cells(rows, ("b",)), told(cells(before, ("a", "b"), closed=old)))
    assert in_("b", now.counts) == {"b0": 2, "b1": 0, NOT_RECORDED: 0}


def test_a_release_without_anybody_unrecorded_has_nobody_there() -> None:
    before = told(cells(people(["10000", "01000"]), ("a", "b")))
    kept = {key: who for key, who in before.members.items() if NOT_RECORDED not in {code for _, code in key}}
    before = replace(before, members=kept, published=frozenset(kept))
    (now, *_) = moments(cells(people(["10000", "01000"]), ("b",)), before)
    assert in_("a", now.counts) == {"a0": 1, "a1": 1, NOT_RECORDED: 0}


def test_categories_add_up_only_where_nobody_stands_in_several() -> None:
    """Of one property someone does; of another the plan says that one could."""
    several = [of(n, {"a": ("a0", "a1")[: n + 1], "b": ("b0",), "c": ("c0",)}) for n in range(3)]
    now = cells(several, ("b", "c"), many=frozenset("b"))
    (found,) = moments(now, told(cells(several, ("a", "b"), many=frozenset("ab"))))
    assert {each.property: each.exact for each in found.system.sums} == {"a": False, "b": False, "c": True}


def test_a_reader_knows_of_a_place_that_is_shown_that_many_stand_in_it() -> None:
    closed = {**CODES, "home_province": ("x", "y"), "left_home": ("Before2000", "From2020")}
    rows = [
        of(n, {"b": ("b0",), "home_province": (place,), "left_home": ("From2020",)} if place else {})
        for n, place in enumerate(("x", "x", "x", "y", "y", "", "", "", ""))
    ]
    before = told(cells(rows, ("b", "home_province"), ("b", "left_home"), closed=closed))
    (found,) = moments(cells(rows, ("b",), closed=closed), before)
    least = dict(zip(found.system.keys, found.system.least.tolist(), strict=True))
    assert in_("home_province", least) == {"x": LEAST, "y": 0, NOT_RECORDED: 0}
    assert not any(in_("left_home", least).values())
    assert not any(in_("b", least).values())


def test_years_are_tied_to_the_periods_of_another_release() -> None:
    closed = {
        **CODES,
        "left_home": ("From2000To2004", "From2005To2009"),
        "left_home.year": ("2003", "2004", "2005"),
    }
    rows = [
        of(n, {"b": ("b0",), "left_home": (f"From{first}To{first + 4}",), "left_home.year": (str(year),)})
        for n, (first, year) in enumerate([(2000, 2003), (2000, 2004), (2005, 2005)])
    ]
    book = {**closed, "left_home.year": (*closed["left_home.year"], "_outside", "_coarser")}
    before = told(cells(rows, ("b", "left_home"), closed=book))
    (found,) = moments(cells(rows, ("b", "left_home.year"), closed=book), before)
    assert (("left_home", "From2000To2004"),) in {each.margin for each in found.system.ties}


ONE: Key = (("a", "one"),)
OTHER: Key = (("a", "other"),)
THIRD: Key = (("a", "third"),)


@pytest.mark.parametrize(
    ("one", "other", "holds"),
    [(1, 2, True), (2, 2, True), (3, 2, False), (4, 4, True), (0, 2, False), (5, 6, False)],
)
def test_a_tie_stands_where_it_is_true(one: int, other: int, *, holds: bool) -> None:
    """No more than the other, and from one to four."""
    rows: tuple[Row, ...] = (([(ONE, 1.0), (OTHER, -1.0)], -10.0, 0.0), ([(ONE, 1.0)], 1.0, 4.0))
    counts = {ONE: one, OTHER: other}
    assert _holds(Tie(parts=(ONE,), margin=OTHER, rows=rows), counts) is holds
    unknown: Row = ([(ONE, 1.0), (THIRD, -1.0)], -10.0, 10.0)
    assert not _holds(Tie(parts=(ONE,), margin=OTHER, rows=(*rows, unknown)), counts)
