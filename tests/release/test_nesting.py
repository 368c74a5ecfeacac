"""What is left between two published groups is never a few persons."""

from __future__ import annotations

import random
from collections.abc import Mapping
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.release.grid import kept_back, taken, who_stands
from tests.release.plain import plainly

from bearwitness.domain.frame import PersonRow
from bearwitness.release.comparing.differencing import protect
from bearwitness.release.comparing.snapshot import Snapshot
from bearwitness.release.counts.cells import Cells, Key, gather

CLOSED = {
    "act": ("One", "Two", "Three"),
    "sex": ("Female", "Male"),
    "place": ("North", "South"),
    "area": ("Hill", "Shore", "Field"),
}


def rows_of(*groups: tuple[int, Mapping[str, tuple[str, ...]]], first: int = 0) -> list[PersonRow]:
    values = [each for size, each in groups for _ in range(size)]
    return [
        PersonRow(token=f"t{n:05}", lists=frozenset(), values=each, sources=frozenset({f"s{n}"}))
        for n, each in enumerate(values, start=first)
    ]


def cells_of(rows: list[PersonRow], *tables: tuple[str, ...], threshold: int = 10) -> Cells:
    many = frozenset({"act"})
    return gather(rows, tables, closed=CLOSED, allowed=frozenset(), many=many, threshold=threshold)


def out(cells: Cells, earlier: list[Snapshot], threshold: int = 10) -> Snapshot:
    return taken(f"R-{len(earlier)}", cells, kept_back(cells, earlier, threshold=threshold))


def key(**codes: str) -> Key:
    return tuple(sorted(codes.items()))


def test_those_without_a_mark_are_not_left_over() -> None:
    """95 of 100 were threatened: subtraction would tell of the five who were not."""
    rows = rows_of((60, {"act": ("One",)}), (35, {"act": ("One", "Two")}), (5, {"act": ("Two",)}))
    shown = out(cells_of(rows, ("act",)), []).published
    assert not {(), key(act="One")} <= shown


def test_every_one_of_a_group_is_not_told() -> None:
    """All forty women: a row with one number and noughts says it of each of them."""
    rows = rows_of(
        (40, {"sex": ("Female",), "place": ("North",)}), (60, {"sex": ("Male",), "place": ("South",)})
    )
    shown = out(cells_of(rows, ("sex", "place")), []).published
    assert key(sex="Female", place="North") not in shown or key(sex="Female") not in shown


def test_all_less_adults() -> None:
    """89 in all, later 87 adults: two minors."""
    everybody = rows_of((87, {"sex": ("Female",)}), (2, {"sex": ("Male",)}))
    first = out(cells_of(everybody, ("place",)), [])
    assert () in first.published
    second = out(cells_of(everybody[:87], ("place",)), [first])
    assert () not in second.published


def test_nested_areas() -> None:
    """34 in an area and 33 on the hill within it: one person is in the area and not on the hill."""
    groups: list[tuple[int, Mapping[str, tuple[str, ...]]]] = [
        (33, {"place": ("North",), "area": ("Hill",)}),
        (1, {"place": ("North",)}),
        (40, {"place": ("South",), "area": ("Shore",)}),
        (15, {"area": ("Field",)}),
    ]
    shown = out(cells_of(rows_of(*groups), ("place",), ("area",)), []).published
    assert not {key(place="North"), key(area="Hill")} <= shown


AREAS = {**CLOSED, "place": ("North", "South", "East"), "area": ("Hill", "Dale", "Shore", "Field", "Cove")}
NORTH: list[tuple[int, Mapping[str, tuple[str, ...]]]] = [
    (22, {"place": ("North",), "area": ("Hill",)}),
    (31, {"place": ("North",), "area": ("Dale",)}),
    (1, {"place": ("North",)}),
    (60, {"place": ("South",), "area": ("Shore",)}),
    (45, {"place": ("South",), "area": ("Field",)}),
    (12, {"place": ("East",), "area": ("Cove",)}),
    (19, {"place": ("South",)}),
    (13, {}),
]


def areas(*tables: tuple[str, ...]) -> Cells:
    return gather(
        rows_of(*NORTH), tables, closed=AREAS, allowed=frozenset(), many=frozenset({"act"}), threshold=10
    )


def test_an_area_less_all_its_parts() -> None:
    """54 in the north, 22 on its hill and 31 in its dale: one person is in neither."""
    told = {key(place="North"), key(area="Hill"), key(area="Dale")}
    assert not told <= out(areas(("place",), ("area",)), []).published
    first = out(areas(("area",)), [])
    assert {key(area="Hill"), key(area="Dale")} <= first.published
    assert key(place="North") not in out(areas(("place",)), [first]).published
    before = out(areas(("place",)), [])
    assert key(place="North") in before.published
    assert not {key(area="Hill"), key(area="Dale")} <= out(areas(("area",)), [before]).published


def test_everybody_less_those_not_recorded() -> None:
    """160 less the 67 whose sex nobody wrote down are 93, of whom 90 are in the north."""
    rows = rows_of(
        (60, {"sex": ("Female",), "place": ("North",)}),
        (30, {"sex": ("Male",), "place": ("North",)}),
        (3, {"sex": ("Male",), "place": ("South",)}),
        (40, {"place": ("South",)}),
        (27, {}),
    )
    shown = out(cells_of(rows, ("place",), ("sex",)), []).published
    assert {(), key(sex="_not_recorded"), key(place="North")} - shown


def test_a_new_minor_girl_does_not_show() -> None:
    """Every cell is ten or more in both releases, and their difference is one girl."""
    sizes = {"One": 41, "Two": 23, "Three": 12}
    before = [
        row
        for place, (act, size) in enumerate(sizes.items())
        for row in rows_of((size, {"act": (act,)}), first=100 * place)
    ]
    first = out(cells_of(before, ("act",)), [])
    after = before + rows_of((1, {"act": ("Three",)}), first=900)
    second = out(cells_of(after, ("act",)), [first])
    assert () in first.published
    assert not {(), key(act="Three")} & second.published


def test_the_same_persons_under_another_name_are_withheld_with_them() -> None:
    groups: list[tuple[int, Mapping[str, tuple[str, ...]]]] = [
        (5, {"place": ("North",), "area": ("Hill",)}),
        (30, {"place": ("South",), "area": ("Shore",)}),
        (25, {"place": ("South",), "area": ("Field",)}),
    ]
    found = cells_of(rows_of(*groups), ("place",), ("area",))
    hidden = kept_back(found, [], threshold=10)
    for one, other in combinations(found.members, 2):
        if found.members[one] == found.members[other] and () not in (one, other):
            assert (one in hidden) == (other in hidden)


@pytest.mark.parametrize("later", [40 - 9, 40 + 9, 40 - 10, 40 + 10])
def test_one_less_than_the_threshold_is_few_where_no_sum_can_be_made(later: int) -> None:
    """Forty of an earlier release, and later so many of whom they are a part, or who are a part of them.

    Persons have several acts and several means, so that nothing adds up: only the two groups tell of each other.
    """
    closed = {"act": ("One", "Two"), "means": ("Three", "Four")}

    def held(table: str) -> Cells:
        groups: list[tuple[int, Mapping[str, tuple[str, ...]]]] = [
            (
                1,
                {
                    "act": tuple(code for code, some in acts.items() if n in some),
                    "means": tuple(code for code, some in means.items() if n in some),
                },
            )
            for n in range(120)
        ]
        many = frozenset(closed)
        return gather(
            rows_of(*groups), [(table,)], closed=closed, allowed=frozenset(), many=many, threshold=10
        )

    acts = {"One": range(40), "Two": range(20, 90)}
    means = {"Three": range(later), "Four": range(15, 105)}
    first = out(held("act"), [])
    assert {key(act="One"), key(act="Two")} <= first.published
    second = out(held("means"), [first])
    assert key(means="Four") in second.published
    assert (key(means="Three") in second.published) == (abs(later - 40) >= 10)


@pytest.mark.parametrize("known", [2, 3])
def test_a_count_rests_on_three_sources(known: int) -> None:
    rows = [
        PersonRow(
            token=f"t{n}",
            lists=frozenset(),
            values={"sex": ("Female",)},
            sources=frozenset({f"s{n % known}"}),
        )
        for n in range(30)
    ]
    others = rows_of((30, {"sex": ("Male",)}), first=100)
    why = protect(cells_of(rows + others, ("sex",)), [], threshold=10).get(key(sex="Female"))
    assert (why == "sources") == (known < 3)


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 10**6))
def test_no_published_group_leaves_a_few_of_another(seed: int) -> None:
    """Brute force over every pair of published groups, in one release and over three."""
    chance, threshold = random.Random(seed), 3  # noqa: S311  # cases for a test
    rows: list[PersonRow] = []
    earlier: list[Snapshot] = []
    for release in range(3):
        acts = [
            tuple(sorted(chance.sample(CLOSED["act"], chance.randint(0, 2))))
            for _ in range(chance.choice([1, 4, 15]))
        ]
        groups: list[tuple[int, Mapping[str, tuple[str, ...]]]] = [
            (1, {"act": each, "sex": (chance.choice(CLOSED["sex"]),)}) for each in acts
        ]
        rows = [each for each in rows if chance.random() > 0.1] + rows_of(*groups, first=100 * release)
        tables = chance.choice([(("act",),), (("sex",), ("act",)), (("act", "sex"),)])
        now = out(cells_of(rows, *tables, threshold=threshold), earlier, threshold)
        old = {who_stands(before, each) for before in earlier for each in before.published}
        new = {who_stands(now, each) for each in now.published}
        known = old & new
        for one in new - known:
            for other in (old | new) - {one}:
                small, large = sorted((one, other), key=len)
                assert not (small < large and len(large - small) < threshold), (len(small), len(large))
        earlier.append(now)


@settings(deadline=None, max_examples=25)
@given(st.integers(0, 10**6))
def test_sequences_are_compared_as_the_plain_comparison_does(seed: int) -> None:
    """Persons come, go and change; the same cells are withheld as by sets of tokens, compared one by one."""
    chance, threshold = random.Random(seed), 3  # noqa: S311  # cases for a test
    rows: list[PersonRow] = []
    earlier: list[Snapshot] = []
    for release in range(3):
        groups: list[tuple[int, Mapping[str, tuple[str, ...]]]] = [
            (
                1,
                {
                    "act": tuple(sorted(chance.sample(CLOSED["act"], chance.randint(0, 2)))),
                    "sex": (chance.choice(CLOSED["sex"]),),
                },
            )
            for _ in range(chance.choice([1, 5, 15]))
        ]
        stayed = [each for each in rows if chance.random() > 0.1]
        rows = [*rows_of(*groups, first=100 * (9 - release)), *stayed]
        tables = chance.choice([(("act",),), (("sex",), ("act",)), (("act", "sex"),)])
        cells = cells_of(rows, *tables, threshold=threshold)
        hidden = kept_back(cells, earlier, threshold=threshold)
        assert hidden == plainly(cells, earlier, threshold)
        earlier.append(taken(f"R-{release}", cells, hidden))


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 10**6))
def test_no_sum_of_categories_leaves_a_few_of_a_group(seed: int) -> None:
    """Brute force over every sum of published categories beside every published group, over three releases."""
    chance, threshold = random.Random(seed), 3  # noqa: S311  # cases for a test
    rows: list[PersonRow] = []
    earlier: list[Snapshot] = []
    for release in range(3):
        groups: list[tuple[int, Mapping[str, tuple[str, ...]]]] = [
            (chance.choice([1, 3, 8]), {"place": (place,), "area": (chance.choice(AREAS["area"]),)})
            for place in chance.choices(AREAS["place"], k=4)
        ]
        rows = [each for each in rows if chance.random() > 0.05] + rows_of(*groups, first=100 * release)
        tables = chance.choice([(("place",),), (("area",),), (("place",), ("area",))])
        many: frozenset[str] = frozenset()
        cells = gather(rows, tables, closed=AREAS, allowed=frozenset(), many=many, threshold=threshold)
        earlier.append(out(cells, earlier, threshold))
    told: dict[frozenset[str], int] = {}
    for at, each in enumerate(earlier):
        for published in each.published:
            told.setdefault(who_stands(each, published), at)
    for together, last in _sums(earlier):
        for group, at in told.items():
            small, large = sorted((together, group), key=len)
            few = small < large and len(large - small) < threshold
            assert not few, (len(small), len(large), at, last)


def _sums(releases: list[Snapshot]) -> list[tuple[frozenset[str], int]]:
    """Persons of every two or more categories of a property that one release published."""
    found = []
    for at, each in enumerate(releases):
        for name in ("place", "area"):
            parts = [who_stands(each, key) for key in each.published if key and key[0][0] == name]
            for size in range(2, len(parts) + 1):
                found += [(frozenset().union(*some), at) for some in combinations(parts, size)]
    return found
