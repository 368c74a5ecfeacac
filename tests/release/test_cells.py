"""Who stands in which cell is what counting row by row finds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bearwitness.domain.frame import PersonRow
from bearwitness.release.counts.cells import CONFLICTING, NOT_RECORDED, OTHER, SOURCES, Cells, Key, gather

CLOSED = {"sex": ("Female", "Male")}
PLACES = ("yanji", "tumen", "a-village")
THRESHOLD = 3
ROWS = st.lists(
    st.tuples(
        st.sampled_from([(), ("Female",), ("Male",), ("Else",)]),
        st.sets(st.sampled_from(PLACES), max_size=2),
        st.sets(st.sampled_from(["sex", "place"])),
        st.sets(st.sampled_from(["s1", "s2", "s3", "s4"]), max_size=2),
    ),
    max_size=25,
)


def person(number: int, *sources: str, conflicts: frozenset[str] = frozenset(), **values: str) -> PersonRow:
    return PersonRow(
        token=f"t{number:03}",
        lists=frozenset(),
        values={name: tuple(code.split()) for name, code in values.items()},
        conflicts=conflicts,
        sources=frozenset(sources or {f"s{number}"}),
    )


def gathered(rows: list[PersonRow], many: frozenset[str] = frozenset(), **agreed: bool) -> Cells:
    return gather(
        rows,
        [("place", "sex")],
        closed=CLOSED,
        allowed=frozenset(PLACES[:2]),
        many=many,
        threshold=THRESHOLD,
        agreed=frozenset(agreed),
    )


def stands(row: PersonRow, key: Key, places: tuple[str, ...]) -> bool:
    """Word for word: apart where claims differ or nothing is recorded, other where a code is not shown."""
    for name, code in key:
        shown = CLOSED.get(name, places)
        if name in row.conflicts:
            codes = {CONFLICTING}
        elif not row.values.get(name):
            codes = {NOT_RECORDED}
        else:
            codes = {each if each in shown else OTHER for each in row.values[name]}
        if code not in codes:
            return False
    return True


@settings(deadline=None)
@given(ROWS)
def test_every_cell_holds_those_whom_counting_finds(
    drawn: list[tuple[tuple[str, ...], set[str], set[str], set[str]]],
) -> None:
    rows = [
        person(n, *sorted(sources), conflicts=frozenset(conflicts), sex=" ".join(sex), place=" ".join(places))
        for n, (sex, places, conflicts, sources) in enumerate(drawn)
    ]
    found = gathered(rows)
    often = tuple(
        place
        for place in PLACES[:2]
        if sum(place in row.values["place"] and "place" not in row.conflicts for row in rows) >= THRESHOLD
    )
    assert set(found.axes["place"].categories) == {*often, OTHER, NOT_RECORDED, CONFLICTING}
    assert found.axes["place"].listed == set(often)
    assert found.axes["sex"].listed == set()
    for key in found.members:
        inside = {row.token for row in rows if stands(row, key, often)}
        told = frozenset().union(*(row.sources for row in rows if row.token in inside))
        assert found.roster.persons(found.members[key]) == inside
        assert (key in found.thin) == (len(told) < SOURCES)


def test_a_count_rests_on_three_sources() -> None:
    assert SOURCES == 3
    for number in (2, 3):
        rows = [person(n, f"s{n % number}", sex="Female", place="yanji") for n in range(20)]
        assert ((("sex", "Female"),) in gathered(rows).thin) is (number < 3)


@pytest.mark.parametrize("row", ["yanji", "yanji tumen"])
@pytest.mark.parametrize("many", [frozenset[str](), frozenset({"place"})])
def test_categories_overlap_where_they_may_and_where_they_do(row: str, many: frozenset[str]) -> None:
    """That nobody stands in two now does not make a property of which one can have several add up."""
    rows = [*(person(n, place="yanji") for n in range(9)), *(person(9 + n, place="tumen") for n in range(9))]
    axis = gathered([*rows, person(30, place=row)], many).axes["place"]
    assert axis.overlapping is (bool(many) or row == "yanji tumen")


def test_other_stands_where_a_code_is_not_on_the_list_and_always_where_there_is_none() -> None:
    listed = [person(n, sex="Female", place="yanji") for n in range(9)]
    assert OTHER not in gathered(listed).axes["sex"].categories
    assert OTHER in gathered([*listed, person(9, sex="Else")]).axes["sex"].categories
    assert OTHER in gathered(listed).axes["place"].categories


def test_nobody_stands_apart_for_what_is_never_disagreed_on() -> None:
    listed = [person(n, sex="Female", place="yanji") for n in range(9)]
    assert gathered(listed).axes["sex"].categories == ("Female", "Male", NOT_RECORDED, CONFLICTING)
    assert gathered(listed, sex=True).axes["sex"].categories == ("Female", "Male", NOT_RECORDED)
