"""The disclosure report and coarsening: what is found, and the least that has to be given up."""

import itertools
import json

import numpy as np
import pytest
from tests.release.synthetic.small import BOOK, CODEBOOK, COUNTIES, people

from bearwitness.domain.errors import BadValue
from bearwitness.release.microdata import coarsen as coarsening
from bearwitness.release.microdata.classes import blanks, sizes_as_value, sizes_as_wildcard
from bearwitness.release.microdata.coarsen import MOST_CHOICES, coarsen
from bearwitness.release.microdata.errors import TooManyChoices
from bearwitness.release.microdata.report import DisclosureReport, SubsetRisk, disclosure_report
from bearwitness.release.microdata.uniques import minimal_uniques, suda_scores
from bearwitness.release.synthetic.codebook import SyntheticCodebook

STEPS = {
    "region": [
        {
            "north": "upper",
            "east": "upper",
            "south": "lower",
            "west": "lower",
            "nowhere": "lower",
            **dict.fromkeys(COUNTIES, "lower"),
        },
        dict.fromkeys(["north", "east", "south", "west", "nowhere", *COUNTIES], "here"),
    ],
    "year": [{"2019": "2019-20", "2020": "2019-20", "2021": "2021-22", "2022": "2021-22"}],
}
STEPPED = SyntheticCodebook.from_json(json.dumps({**CODEBOOK, "hierarchies": STEPS}))
KEYS = ("year", "age", "region")


def test_every_subset_of_up_to_three_keys_is_looked_at() -> None:
    found = disclosure_report(people(400, 1), BOOK)
    assert len(found.subsets) == 8 + 28 + 56
    assert not found.holds
    assert json.loads(json.dumps(found.to_json()))["holds"] is False
    assert found.highest_score == suda_scores(minimal_uniques(people(400, 1), range(8)), 8).max() > 0


def test_the_worse_reading_of_a_blank_counts() -> None:
    rows = np.zeros((30, 8), dtype=np.int16)
    rows[:15, 1] = 2
    rows[15, 1] = 0
    rows[16:, 1] = 1
    (age,) = [each for each in disclosure_report(rows, BOOK, ("age",)).subsets if each.columns == ("age",)]
    assert (age.k_value, age.k_wildcard, age.k) == (1, 15, 1)
    assert age.under == 1


def test_a_class_that_gives_a_sensitive_value_away_fails() -> None:
    rows = people(4000, 1)
    at = BOOK.position("region")
    rows = rows[rows[:, at] < 5]
    assert disclosure_report(rows, BOOK, ("region",)).holds
    rows[rows[:, at] == 4, BOOK.position("sector")] = 3
    (region,) = disclosure_report(rows, BOOK, ("region",)).subsets
    assert region.k >= 10
    assert region.distinct == {"sector": 1}
    assert region.certain == ("sector",)
    assert not disclosure_report(rows, BOOK, ("region",)).holds
    assert region.distance["sector"] > 0.5


def test_an_empty_table_holds_nothing() -> None:
    found = disclosure_report(people(0, 1), BOOK)
    assert found == DisclosureReport(0, 10, (), (0, 0, 0), 0)
    assert not found.holds


def risk(k_value: int, k_wildcard: int, distinct: int) -> SubsetRisk:
    return SubsetRisk(
        ("age",), k_value, k_wildcard, 0, {"sector": distinct, "kin": 9}, {"sector": 0.12345678}
    )


@pytest.mark.parametrize(
    ("rows", "risks", "holds"),
    [
        (0, (), False),
        (1, (), True),
        (99, (risk(10, 10, 2),), True),
        (99, (risk(9, 10, 2),), False),
        (99, (risk(10, 9, 2),), False),
        (99, (risk(10, 10, 1),), False),
        (99, (risk(10, 10, 2), risk(30, 9, 3)), False),
    ],
)
def test_a_table_holds_where_every_class_is_large_and_gives_no_value_away(
    rows: int, risks: tuple[SubsetRisk, ...], holds: bool
) -> None:
    found = DisclosureReport(rows, 10, risks, (1, 2, 3), 7)
    told = found.to_json()
    assert (found.holds, told["holds"]) == (holds, holds)
    assert [each["k_value"] for each in told["subsets"]] == [each.k_value for each in risks]
    assert all(each["t"] == {"sector": 0.1235} for each in told["subsets"])
    assert (told["special_uniques"], told["highest_score"]) == ([1, 2, 3], 7)


def test_what_is_said_of_a_subset_follows_from_its_classes() -> None:
    """Of 30 rows 20 are of one kind and 10 of another; one of the ten has a blank for its second key."""
    book = SyntheticCodebook(
        {"a": ("", "1"), "b": ("", "1", "2"), "c": ("", "1", "2"), "d": ("", "1")}, sensitive=("c", "b")
    )
    rows = np.array([(1, 1, 1, 0)] * 15 + [(1, 1, 2, 0)] * 5 + [(0, 2, 1, 1)] * 9 + [(0, 0, 1, 1)], np.int16)
    told: list[tuple[int, int]] = []
    found = disclosure_report(rows, book, ("a", "b"), tell=lambda done, number: told.append((done, number)))
    first, second, both = found.subsets
    assert (first.columns, first.k_value, first.k_wildcard, first.under) == (("a",), 10, 30, 0)
    assert (second.columns, second.k_value, second.k_wildcard, second.under) == (("b",), 1, 10, 10)
    assert (both.columns, both.k_value, both.k_wildcard, both.k, both.under) == (("a", "b"), 1, 10, 1, 10)
    assert (first.distinct, first.certain) == ({"c": 1, "b": 1}, ("c", "b"))
    assert second.distinct == both.distinct == {"c": 1}
    assert first.distance["c"] == pytest.approx(1 / 6)
    assert (found.rows, found.least, found.special_uniques) == (30, 10, (1, 0, 0))
    assert told == [(1, 3), (2, 3), (3, 3)]
    assert disclosure_report(rows, book, ("a", "b"), least=11).subsets[0].under == 10
    assert disclosure_report(rows, book, ("b",), most=1).special_uniques == (1,)


@pytest.mark.parametrize("number", [150, 400, 1500])
def test_coarsening_keeps_the_rule_with_the_least_loss(number: int) -> None:
    rows = people(number, 2)
    found = coarsen(rows, STEPPED, KEYS)
    places = [STEPPED.position(name) for name in KEYS]
    for size in (1, 2, 3):
        for subset in itertools.combinations(places, size):
            assert sizes_as_value(found.rows, subset).min() >= 10
            assert sizes_as_wildcard(found.rows, subset, blanks(found.book)).min() >= 10
    untouched = [i for i in range(8) if i not in places]
    assert (found.rows[:, untouched] == rows[:, untouched]).all()
    ends = {name: 1 + len(STEPS.get(name, [])) for name in KEYS}
    assert found.withheld == tuple(name for name in KEYS if found.levels[name] == ends[name])
    # no single key can go one step back without breaking the rule or leaving the same loss
    for name in KEYS:
        if found.levels[name]:
            finer = found.levels | {name: found.levels[name] - 1}
            assert not _keeps(rows, finer, places)


def _keeps(rows: np.ndarray, levels: dict[str, int], places: list[int]) -> bool:
    made = [[""] * len(rows) for _ in places]
    for at, (name, i) in enumerate(zip(KEYS, places, strict=True)):
        steps = dict(STEPPED.hierarchies).get(name, ())
        for row in range(len(rows)):
            value = STEPPED.columns[name][rows[row, i]]
            if levels[name] > len(steps):
                value = "*"
            elif levels[name] and value:
                value = steps[levels[name] - 1][value]
            made[at][row] = value
    lines = list(zip(*made, strict=True))
    return all(
        min(sum(all(a[i] == b[i] for i in s) for b in lines) for a in set(lines)) >= 10
        for size in (1, 2, 3)
        for s in itertools.combinations(range(3), size)
    )


def test_more_people_need_less_coarsening() -> None:
    losses = [coarsen(people(number, 2), STEPPED, KEYS).loss for number in (60, 400, 5000)]
    assert losses == sorted(losses, reverse=True)
    assert losses[0] > losses[-1]


def test_too_few_rows_are_refused() -> None:
    with pytest.raises(BadValue):
        coarsen(people(9, 1), STEPPED, KEYS)


def test_more_choices_than_are_tried_are_refused_as_such() -> None:
    wide = SyntheticCodebook({f"key-{number:02}": ("0", "1") for number in range(15)})
    rows = np.random.default_rng(1).integers(0, 2, (500, 15)).astype(np.int16)
    with pytest.raises(TooManyChoices) as caught:
        coarsen(rows, wide, wide.names)
    assert caught.value.details == {"choices": 2**15, "most": MOST_CHOICES}
    assert coarsen(rows, wide, wide.names[:2]).levels == {"key-00": 0, "key-01": 0}


def test_as_many_choices_as_are_tried_are_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    two = SyntheticCodebook(dict.fromkeys(("one", "two"), ("0", "1")))
    rows = np.repeat(np.indices((2, 2)).reshape(2, -1).T, 10, axis=0).astype(np.int16)
    monkeypatch.setattr(coarsening, "MOST_CHOICES", 4)
    assert coarsen(rows, two, two.names).loss == 0
    monkeypatch.setattr(coarsening, "MOST_CHOICES", 3)
    with pytest.raises(TooManyChoices):
        coarsen(rows, two, two.names)


def test_a_column_of_two_levels_that_is_withheld_is_a_whole_loss() -> None:
    two = SyntheticCodebook(dict.fromkeys(("one", "two"), ("0", "1")))
    rows = np.zeros((20, 2), dtype=np.int16)
    rows[0, 0] = 1
    found = coarsen(rows, two, ("one",))
    assert (found.withheld, found.loss) == (("one",), 1.0)


def test_four_keys_together_are_looked_at_only_where_that_is_asked() -> None:
    """Eight rows of each of sixteen kinds: sixteen to every three keys."""
    four = SyntheticCodebook(dict.fromkeys(("one", "two", "three", "four"), ("0", "1")))
    rows = np.repeat(np.indices((2,) * 4).reshape(4, -1).T, 8, axis=0).astype(np.int16)
    assert coarsen(rows, four, four.names).loss == 0
    assert coarsen(rows, four, four.names, most=4).loss > 0
    assert len(disclosure_report(rows, four).subsets) == 4 + 6 + 4


def test_withholding_every_key_always_holds() -> None:
    """Ten persons of whom no two are alike in any key: nothing else is left to be told."""
    apart = SyntheticCodebook({name: tuple("0123456789") for name in ("one", "two", "three")})
    rows = np.tile(np.arange(10, dtype=np.int16), (3, 1)).T
    told: list[tuple[int, int]] = []
    found = coarsen(rows, apart, apart.names, tell=lambda done, number: told.append((done, number)))
    assert (found.levels, found.loss) == ({"one": 1, "two": 1, "three": 1}, 1.0)
    assert found.withheld == apart.names
    assert told == [(done, 8) for done in range(1, 8)]
