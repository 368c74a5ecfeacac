"""Comparing releases shows no small change."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.release.grid import kept_back, taken, who_stands

from bearwitness.domain.errors import BadValue
from bearwitness.domain.frame import PersonRow
from bearwitness.release.comparing.differencing import protect
from bearwitness.release.comparing.kept_numbers import Printed
from bearwitness.release.comparing.snapshot import Snapshot
from bearwitness.release.counts.cells import Cells, gather

CLOSED = {"sex": ("Female", "Male"), "age": ("Young", "Old")}


def cells_of(rows: list[PersonRow], *tables: tuple[str, ...], threshold: int = 10) -> Cells:
    return gather(rows, tables, closed=CLOSED, allowed=frozenset(), many=frozenset(), threshold=threshold)


def group(first: int, size: int, **values: tuple[str, ...]) -> list[PersonRow]:
    return [
        PersonRow(token=str(number), lists=frozenset(), values=values, sources=frozenset({str(number)}))
        for number in range(first, first + size)
    ]


def released(name: str, cells: Cells, earlier: list[Snapshot], threshold: int = 10) -> Snapshot:
    return taken(name, cells, kept_back(cells, earlier, threshold=threshold))


BEFORE = group(0, 41, sex=("Female",)) + group(100, 30, sex=("Male",)) + group(200, 20)


def test_a_first_release_and_the_same_again() -> None:
    first = released("R-1", cells_of(BEFORE, ("sex",)), [])
    again = released("R-2", cells_of(BEFORE, ("sex",)), [first])
    assert () in first.published
    assert again.published == first.published


def test_one_who_joins_does_not_show() -> None:
    """Both releases alone are safe; their difference would be one person."""
    first = released("R-1", cells_of(BEFORE, ("sex",)), [])
    after = cells_of([*BEFORE, *group(300, 1, sex=("Female",))], ("sex",))
    assert () in released("R-2", after, []).published
    second = released("R-2", after, [first])
    assert (("sex", "Female"),) not in second.published
    assert () not in second.published


def test_many_who_join_may_show() -> None:
    first = released("R-1", cells_of(BEFORE, ("sex",)), [])
    after = cells_of([*BEFORE, *group(300, 15, sex=("Female",))], ("sex",))
    assert (("sex", "Female"),) in released("R-2", after, [first]).published


def test_just_as_many_who_join_as_the_least_count_may_show() -> None:
    first = released("R-1", cells_of(BEFORE, ("sex",)), [])
    for number, shows in ((9, False), (10, True)):
        after = cells_of([*BEFORE, *group(300, number, sex=("Female",))], ("sex",))
        assert ((("sex", "Female"),) in released("R-2", after, [first]).published) is shows


def test_a_swap_of_few_does_not_show_though_the_count_stays() -> None:
    first = released("R-1", cells_of(BEFORE, ("sex",)), [])
    after = cells_of([*BEFORE[1:], *group(300, 1, sex=("Female",))], ("sex",))
    assert (("sex", "Female"),) not in released("R-2", after, [first]).published


@pytest.mark.parametrize(
    ("observed", "near"),
    [(30, False), (29, True), (31, True), (21, True), (39, True), (20, False), (40, False)],
)
def test_a_count_near_a_number_on_record_is_withheld_whoever_stands_in_it(
    observed: int, *, near: bool
) -> None:
    """Of thirty men, whom the earlier release showed too."""
    cells = cells_of(BEFORE, ("sex",))
    first = released("R-1", cells, [])
    men = (("sex", "Male"),)
    assert men not in protect(cells, [first], threshold=10)
    found = protect(cells, [replace(first, observed=observed)], threshold=10)
    assert (found.get(men) == "changed") is near


def test_a_snapshot_comes_back_whole() -> None:
    first = released("R-1", cells_of(BEFORE, ("sex", "age")), [])
    assert Snapshot.from_json(first.to_json()) == first
    kept_out = {
        "withdrawn": Printed(stands_for=27, number=20),
        "not_reviewed": Printed(stands_for=3, number=None),
    }
    said = replace(first, kept_out=kept_out, observed=40, quoted=(("a", "b"),))
    assert Snapshot.from_json(said.to_json()) == said


def test_a_snapshot_of_an_older_casebook_is_read() -> None:
    first = released("R-1", cells_of(BEFORE, ("sex",)), [])
    new = first.to_json()
    cells = [
        {"key": key, "tokens": sorted(who_stands(first, key)), "published": key in first.published}
        for key in first.members
    ]
    assert Snapshot.from_json({**new, "format": 1, "tokens": None, "cells": cells}) == first


def test_a_snapshot_says_whether_it_went_to_one_recipient_alone() -> None:
    """Of an older casebook, whose snapshots do not say so, every release was for all."""
    first = released("R-1", cells_of(BEFORE, ("sex",)), [])
    assert not first.named
    old = {name: value for name, value in first.to_json().items() if name != "named"}
    assert not Snapshot.from_json(old).named
    for named in (True, False):
        assert Snapshot.from_json(replace(first, named=named).to_json()).named is named


@pytest.mark.parametrize("who", ["-1", "x", f"{1 << 91:x}"])
def test_a_snapshot_that_names_nobody_is_refused(who: str) -> None:
    data = released("R-1", cells_of(BEFORE, ("sex",)), []).to_json()
    with pytest.raises(BadValue):
        Snapshot.from_json({**data, "cells": [{"key": [], "who": who, "published": True}]})


def known(snapshot: Snapshot) -> dict[str, frozenset[str]]:
    """Person-sets whose size a reader has: published cells, and what margins leave over."""
    sets = {str(key): who_stands(snapshot, key) for key in snapshot.published}
    for axis in ("sex", "age"):
        parts = [key for key in snapshot.members if len(key) == 1 and key[0][0] == axis]
        hidden = [key for key in parts if key not in snapshot.published]
        if () in snapshot.published and hidden:
            sets[f"rest of {sorted(hidden)}"] = frozenset().union(*(who_stands(snapshot, k) for k in hidden))
    return sets


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 10**6))
def test_no_sequence_of_releases_shows_a_small_difference(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  # cases for a test
    threshold, rows, earlier = 3, list[PersonRow](), list[Snapshot]()
    number = 0
    for release in range(3):
        rows = [each for each in rows if chance.random() > 0.1]
        for _ in range(chance.choice([1, 2, 12])):
            number += 1
            values = {"sex": (chance.choice(CLOSED["sex"]),), "age": (chance.choice(CLOSED["age"]),)}
            rows.append(
                PersonRow(
                    token=str(number), lists=frozenset(), values=values, sources=frozenset({str(number)})
                )
            )
        cells = cells_of(rows, ("sex",), ("age",), threshold=threshold)
        now = released(f"R-{release}", cells, earlier, threshold)
        for before in earlier:
            old = known(before)
            for name, who in known(now).items():
                assert not 0 < len(who ^ old.get(name, who)) < threshold, name
        earlier.append(now)
