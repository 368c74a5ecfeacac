"""Rounded numbers are near the true ones, keep every sum, and follow from what is shown alone."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse import csr_array
from tests.release.crossed import SAID, broken, crossed, key_of, numbers, people, table_of

from bearwitness.domain.released_table import Category, Dimension, ReleasedCell, ReleasedTable
from bearwitness.domain.rounded import Rounded
from bearwitness.release.comparing.snapshot import Snapshot
from bearwitness.release.counts.cells import Key
from bearwitness.release.counts.multiples import multiples
from bearwitness.release.counts.roster import Roster
from bearwitness.release.counts.shown import Shown
from bearwitness.release.counts.told import Told, told
from bearwitness.release.errors import CannotRound

TEN = 10


def rounded(tables: list[ReleasedTable], base: int) -> Told:
    return told(tables, base, (), threshold=TEN)


@given(
    sizes=st.lists(st.integers(2, 5), min_size=1, max_size=3),
    number=st.integers(20, 600),
    seed=st.integers(0, 10**6),
    base=st.sampled_from([5, 10]),
    several=st.booleans(),
    least=st.sampled_from([0, TEN]),
)
@settings(deadline=None, max_examples=40)
def test_sums_hold_and_no_number_moves_far(
    sizes: list[int], number: int, seed: int, base: int, several: bool, least: int
) -> None:
    held = people(sizes, number, seed, several=several)
    alone = table_of({0: held[0]}, least=least, overlapping=frozenset({0} if several else ()))
    exact = crossed(held, least=least, several=several) or [alone]
    made = told(exact, base, (), threshold=least)
    assert broken(exact) == broken(list(made.tables)) == []
    before, after = numbers(exact), numbers(made.tables)
    assert made.printed == after
    assert before.keys() == after.keys()
    assert made.rounded is not None
    assert made.rounded.base == base
    assert made.rounded.within in (base - 1, 2 * base - 1)
    for key, count in before.items():
        assert after[key] % base == 0
        assert abs(after[key] - count) <= made.rounded.within
        assert after[key] >= least
        if made.rounded.within == base - 1:
            assert after[key] == count or count % base


def row(*counts: int | None, overlapping: bool = False) -> ReleasedTable:
    """A table by one property: its categories, and all of them last."""
    names = [f"c{place}" for place in range(len(counts) - 1)]
    dimension = Dimension(
        property="p",
        label=SAID,
        categories=tuple(Category(code=each, label=SAID) for each in names),
        overlapping=overlapping,
    )
    table = table_of({0: np.ones((1, 1), dtype=bool)}, least=0)
    cells = tuple(
        ReleasedCell(key=(code,), count=count) for code, count in zip([*names, None], counts, strict=True)
    )
    return replace(table, dimensions=(dimension,), cells=cells)


def printed(table: ReleasedTable, base: int = 5) -> list[int | None]:
    return [cell.count for cell in rounded([table], base).tables[0].cells]


@pytest.mark.parametrize(
    ("counts", "base", "wanted"),
    [
        ((12, 13, 25), 5, [10, 15, 25]),
        ((20, 30, 50), 10, [20, 30, 50]),
        ((11, 11, 11, 11, 44), 5, [10, 10, 10, 15, 45]),
        ((14, 14, 14, 14, 56), 5, [15, 15, 15, 10, 55]),
        ((12, None, 40), 5, [10, None, 40]),
        ((23, None, None), 5, [25, None, None]),
        ((None, None, 23), 10, [None, None, 20]),
        ((13, 14, None, 27), 5, [10, 15, None, 25]),
    ],
)
def test_the_least_is_moved_that_keeps_the_sum(
    counts: tuple[int | None, ...], base: int, wanted: list[int | None]
) -> None:
    found = printed(row(*counts), base)
    exact = [each for each in counts if each is not None]
    moved = [abs(a - b) for a, b in zip(exact, [each for each in found if each is not None], strict=True)]
    known = [each for each in wanted if each is not None]
    assert sum(moved) == sum(abs(a - b) for a, b in zip(exact, known, strict=True))
    assert [each is None for each in found] == [each is None for each in wanted]
    assert broken(list(rounded([row(*counts)], base).tables)) == []


def test_parts_stay_at_or_under_a_margin_beside_withheld_ones() -> None:
    found = printed(row(13, 13, None, 27))
    assert found[0] is not None
    assert found[1] is not None
    assert found[3] is not None
    assert found[0] + found[1] <= found[3]


def test_where_categories_overlap_each_stays_at_or_under_all_and_together_over() -> None:
    found = printed(row(13, 13, 13, overlapping=True))
    assert found in ([15, 15, 15], [10, 10, 10])
    assert printed(row(13, 12, 22, overlapping=True)) == [15, 10, 20]


def test_the_same_tables_give_the_same_numbers_in_whatever_order_they_come() -> None:
    exact = crossed(people([6, 5, 4], 900, 3), least=TEN)
    first = rounded(exact, 10).printed
    assert rounded(exact[::-1], 10).printed == first
    turned = [
        replace(
            each,
            dimensions=each.dimensions[::-1],
            cells=tuple(replace(cell, key=cell.key[::-1]) for cell in each.cells[::-1]),
        )
        for each in exact
    ]
    assert rounded(turned, 10).printed == first


def test_which_of_two_equal_choices_is_taken_follows_from_the_order_of_cells() -> None:
    """Fifteen in tens is as far from the one as from the other; nothing else chooses."""
    found = [printed(row(15, None, None, 15, None), 10) for _ in range(3)]
    assert found[0] == found[1] == found[2]
    assert found[0][0] != found[0][3]


def test_without_a_base_nothing_changes() -> None:
    exact = crossed(people([3, 3], 200, 1), least=TEN)
    made = told(exact, None, (), threshold=TEN)
    assert made == Told(tables=tuple(exact))
    assert made.near(13) == made.at_least(13) == 13


def test_tables_without_a_number_stay_so() -> None:
    made = rounded([row(None, None, None)], 5)
    assert [cell.count for cell in made.tables[0].cells] == [None, None, None]
    assert made.tables[0].rounded == Rounded(base=5, within=4)


def test_a_sum_is_broken_by_too_much_and_by_too_little() -> None:
    shown = Shown.of([row(12, 13, 25)])
    assert shown.keys == ((), (("p", "c0"),), (("p", "c1"),))
    assert [shown.agrees(np.array([whole, 10.0, 15.0])) for whole in (20.0, 25.0, 30.0)] == [
        False,
        True,
        False,
    ]


def test_only_what_hangs_together_is_moved_together() -> None:
    one, other = row(12, 13, 25), row(11, 11, 22)
    apart = replace(
        other,
        figure="table-9",
        dimensions=(replace(other.dimensions[0], property="q"),),
        cells=(*other.cells[:2], replace(other.cells[2], count=None)),
    )
    hidden = replace(one, cells=(*one.cells[:2], replace(one.cells[2], count=None)))
    parts = [each.keys for each in Shown.of([hidden, apart]).parts()]
    assert sorted(parts) == sorted(
        [((("p", "c0"),),), ((("p", "c1"),),), ((("q", "c0"),),), ((("q", "c1"),),)]
    )
    assert len([*Shown.of([one]).parts()]) == 1


def snapshot(table: ReleasedTable, printed: dict[str, int], name: str = "R-1") -> Snapshot:
    """An earlier release of a table, of which this was printed of its categories."""
    counts = {key_of(table, cell): cell.count or 0 for cell in table.cells}
    roster = Roster(tuple(f"t{place:04}" for place in range(400)))
    members = {key: (1 << count) - 1 for key, count in counts.items()}
    keyed: dict[Key, int] = {((("p", code),) if code else ()): number for code, number in printed.items()}
    return Snapshot(release=name, roster=roster, members=members, published=frozenset(members), printed=keyed)


def test_a_count_that_has_not_changed_is_printed_as_it_was() -> None:
    exact = row(12, 43, 55)
    assert printed(exact) == [10, 45, 55]
    before = snapshot(exact, {"c0": 15, "c1": 40, "": 55})
    assert [*told([exact], 5, [before], threshold=TEN).printed.values()] == [55, 15, 40]
    changed = told([row(12, 53, 65)], 5, [before], threshold=TEN)
    assert changed.printed[("p", "c0"),] == 15
    assert broken(list(changed.tables)) == []


def test_it_is_printed_again_even_if_another_then_goes_further() -> None:
    exact = row(12, 43, 55)
    before = snapshot(exact, {"c0": 15, "": 55})
    made = told(
        [row(12, 13, 14, 39)],
        5,
        [replace(before, members={**before.members, (): (1 << 39) - 1})],
        threshold=TEN,
    )
    assert made.printed[("p", "c0"),] == 15
    assert broken(list(made.tables)) == []
    far = snapshot(row(14, 14, 28), {"c0": 10, "c1": 10, "": 30})
    again = told([row(14, 14, 28)], 5, [far], threshold=TEN)
    assert again.printed != {(): 30, (("p", "c0"),): 10, (("p", "c1"),): 10}
    assert broken(list(again.tables)) == []


def test_the_latest_of_several_releases_is_followed() -> None:
    exact = row(12, None, None)
    first, second = (snapshot(exact, {"c0": each}, name) for each, name in ((15, "R-1"), (10, "R-2")))
    assert told([exact], 5, [first, second], threshold=TEN).printed[("p", "c0"),] == 10
    assert told([exact], 5, [second, first], threshold=TEN).printed[("p", "c0"),] == 15


@pytest.mark.parametrize(
    ("count", "before"), [(12, 25), (12, 17), (12, 5), (12, 2), (12, 22), (10, 20), (30, 20), (30, 40)]
)
def test_what_is_no_multiple_or_too_far_or_too_small_is_not_printed_again(count: int, before: int) -> None:
    exact = row(count, None, None)
    made = told([exact], 5, [snapshot(exact, {"c0": before})], threshold=TEN)
    assert made.printed[("p", "c0"),] == count // 10 * 10


@pytest.mark.parametrize(
    ("count", "before"), [(12, 15), (12, 20), (10, 15), (30, 25), (29, 20), (21, 30), (13, 10), (16, 10)]
)
def test_what_is_less_than_two_bases_away_is(count: int, before: int) -> None:
    exact = row(count, None, None)
    made = told([exact], 5, [snapshot(exact, {"c0": before})], threshold=TEN)
    assert made.printed[("p", "c0"),] == before
    assert made.rounded == Rounded(base=5, within=4 if abs(before - count) < 5 else 9)


def test_of_another_count_nothing_is_printed_again() -> None:
    before = snapshot(row(14, None, None), {"c0": 15})
    assert told([row(12, None, None)], 5, [before], threshold=TEN).printed[("p", "c0"),] == 10


@pytest.mark.parametrize(
    ("before", "wanted"),
    [
        ({"c0": 15, "c1": 40, "": 60}, [15, 40, 55]),
        ({"c0": 10, "c1": 50, "": 65}, [10, 50, 60]),
        ({"c0": 15, "c1": 35, "": 55}, [15, 40, 55]),
        ({"c0": 20, "c1": 35}, [20, 35, 55]),
        ({"c0": 20, "c1": 50, "": 55}, [10, 45, 55]),
    ],
)
def test_where_not_all_can_be_printed_again_they_lie_as_near_as_can_be(
    before: dict[str, int], wanted: list[int]
) -> None:
    """Nearer to what was printed than to the true numbers: two printings of one number narrow it."""
    exact = row(12, 43, 55)
    made = told([exact], 5, [snapshot(exact, before)], threshold=TEN)
    assert [cell.count for cell in made.tables[0].cells] == wanted


def test_one_that_moves_further_makes_the_release_say_so() -> None:
    exact = row(12, 20, None, None)
    made = told([exact], 5, [snapshot(exact, {"c0": 20})], threshold=TEN)
    assert made.printed == {(("p", "c0"),): 20, (("p", "c1"),): 20}
    assert made.rounded == Rounded(base=5, within=9)


def test_a_number_in_no_table_reads_like_the_same_number_in_one() -> None:
    made = rounded([row(11, 11, 11, 11, 44)], 5)
    assert made.near(44) == made.printed[()] == 45
    assert made.at_least(45) == 41
    assert [made.near(each) for each in (57, 58, 60, 62, 63)] == [55, 60, 60, 60, 65]
    tens = rounded([row(None, None)], 10)
    assert [tens.near(each) for each in (14, 15, 24, 25)] == [10, 20, 20, 30]


def test_what_cannot_be_rounded_is_refused() -> None:
    one = Shown.of([row(12, 30, 42)])
    torn = replace(one, counts=np.array([90.0, 12.0, 30.0]))
    with pytest.raises(CannotRound) as caught:
        multiples(torn, 5, least=TEN, kept={})
    assert caught.value.details == {"base": 5}


def test_the_next_multiples_are_taken_where_the_neighbours_keep_no_sum() -> None:
    """Multiples that do not add up by five: no true table is like that, but linked ones can come to it."""
    one = Shown.of([row(20, 30, 50)])
    torn = replace(one, counts=np.array([55.0, 20.0, 30.0]))
    found = multiples(torn, 5, least=TEN, kept={})
    assert sum(found.values()) == 2 * found[()]
    assert sum(abs(found[key] - count) for key, count in zip(torn.keys, torn.counts, strict=True)) == 5


def test_what_was_printed_is_kept_and_snapshots_of_before_can_be_read() -> None:
    plain = snapshot(row(12, 43, 55), {})
    kept = replace(plain, printed={(): 55, (("p", "c0"),): 10}, observed=57, recorded=55)
    for each in (plain, kept):
        assert Snapshot.from_json(json.loads(json.dumps(each.to_json()))) == each
    assert [cell.get("printed") for cell in kept.to_json()["cells"]] == [55, 10, None]  # type: ignore[attr-defined]  # a list
    assert "recorded" not in plain.to_json()
    assert kept.on(plain.roster).printed == kept.printed


def test_a_number_on_record_reads_as_it_did_before() -> None:
    before = replace(snapshot(row(12, 43, 55), {}), observed=57, recorded=60)
    made = told([row(11, 12, 23)], 5, [before], threshold=TEN)
    assert (made.near(57), made.near(58)) == (60, 60)
    assert told([row(14, 43, 57)], 5, [before], threshold=TEN).near(57) == 55
    for each in (
        replace(before, recorded=None),
        replace(before, observed=None),
        replace(before, recorded=57),
    ):
        assert told([row(11, 12, 23)], 5, [each], threshold=TEN).near(57) == 55


def test_a_number_on_record_reads_like_the_same_number_in_a_table_of_before() -> None:
    """Sixty then and fifty-five now would leave four numbers of nine."""
    before = snapshot(row(14, 43, 57), {"": 60, "c1": 45})
    made = told([row(11, 12, 23)], 5, [before], threshold=TEN)
    assert (made.near(57), made.near(43)) == (60, 45)
    later = replace(snapshot(row(11, 12, 23), {}), observed=57, recorded=55)
    assert told([row(11, 12, 23)], 5, [before, later], threshold=TEN).near(57) == 55


def test_what_was_printed_further_away_is_not_said_of_the_number_on_record() -> None:
    """It would be printed as no more than four away, and the floor under it would be too high."""
    before = replace(snapshot(row(12, 43, 55), {"": 60}), observed=57, recorded=65)
    made = told([row(11, 12, 23)], 5, [before], threshold=TEN)
    assert made.near(57) == 55
    assert made.at_least(made.near(57)) <= 57 <= made.near(57) + 4
    assert told([row(11, 12, 23)], 5, [replace(before, observed=56)], threshold=TEN).near(55) == 55


def test_a_number_just_over_a_multiple_is_as_near_to_what_was_printed_as_any() -> None:
    exact = row(11, 43, 54)
    made = told([exact], 5, [snapshot(exact, {"c0": 15, "c1": 40, "": 60})], threshold=TEN)
    assert [cell.count for cell in made.tables[0].cells] == [15, 40, 55]


@pytest.mark.parametrize(
    ("counts", "before", "wanted"),
    [
        ((15, 30, 45), {"c1": 30, "": 40}, [10, 30, 40]),
        ((10, 30, 40), {"c1": 30, "": 35}, [10, 30, 40]),
        ((10, 30, 40), {"c0": 10, "": 45}, [10, 35, 45]),
    ],
)
def test_no_number_goes_under_the_least_that_is_printed(
    counts: tuple[int, ...], before: dict[str, int], wanted: list[int]
) -> None:
    exact = row(*counts)
    found = [
        cell.count for cell in told([exact], 5, [snapshot(exact, before)], threshold=TEN).tables[0].cells
    ]
    assert min(each or 0 for each in found) >= TEN
    kept = [each for each, code in zip(found, ("c0", "c1", ""), strict=True) if before.get(code) == each]
    should = [each for each, code in zip(wanted, ("c0", "c1", ""), strict=True) if before.get(code) == each]
    assert len(kept) == len(should)
    assert broken(list(told([exact], 5, [snapshot(exact, before)], threshold=TEN).tables)) == []


def test_of_several_cells_with_a_number_the_first_says_how_it_reads_elsewhere() -> None:
    made = rounded([row(12, 12, 24)], 5)
    first, second = made.printed[("p", "c0"),], made.printed[("p", "c1"),]
    assert first != second
    assert made.near(12) == first


def test_a_multiple_stays_even_where_less_would_be_moved_without_it() -> None:
    """Six sums of one number with another: to move the one would save as much as each of the six is off."""
    sums = 6
    names = ["m", *(f"a{each}" for each in range(sums)), *(f"s{each}" for each in range(sums))]
    matrix = np.zeros((sums, len(names)))
    for each in range(sums):
        matrix[each, [0, 1 + each, 1 + sums + each]] = 1, 1, -1
    torn = Shown(
        keys=tuple(((name, "c"),) for name in names),
        counts=np.array([20.0, *[12.0] * sums, *[33.0] * sums]),
        matrix=csr_array(matrix),
        low=np.zeros(sums),
        high=np.zeros(sums),
    )
    found = multiples(torn, 5, least=TEN, kept={})
    assert found[("m", "c"),] == 20
    assert sum(abs(found[key] - count) for key, count in zip(torn.keys, torn.counts, strict=True)) == 30


def test_of_several_cells_of_before_with_a_number_everybody_says_how_it_reads() -> None:
    before = snapshot(row(57, None, 57), {"c0": 60, "": 55})
    assert told([row(11, 12, 23)], 5, [before], threshold=TEN).near(57) == 55
