"""What releases tell together: what was hidden stays hidden, what was shown is known."""

import numpy as np
import pytest
from tests.release.grid import kept_back, taken
from tests.release.sample import AT

from bearwitness.domain.frame import PersonRow
from bearwitness.domain.gazetteer import Gazetteer
from bearwitness.estimate import CaptureTable
from bearwitness.release.assembled import Assembled
from bearwitness.release.comparing.snapshot import Snapshot
from bearwitness.release.counts.cells import Cells, gather
from bearwitness.release.counts.suppression import Suppression
from bearwitness.release.errors import CannotProtect
from bearwitness.release.gate import assemble
from bearwitness.release.planning.plan import Plan

WORDS = "{en: A, ko: 가, zh: 甲}"
HEAD = f"title: {WORDS}\npurpose: {WORDS}\nperiod: 2000/2020\n"
CODES = {"sex": ("F", "M", "O"), "age": ("Y", "X")}


def group(first: int, number: int, lists: tuple[str, ...] = ("A",), **values: str) -> list[PersonRow]:
    coded = {name: (code,) for name, code in values.items()}
    return [
        PersonRow(
            token=f"p{first + n:04}",
            lists=frozenset(lists),
            values=coded,
            sources=frozenset({f"s{first + n}"}),
        )
        for n in range(number)
    ]


def passed(
    rows: list[PersonRow], rest: str, captures: CaptureTable | None = None, earlier: tuple[Snapshot, ...] = ()
) -> Assembled:
    return assemble(
        Plan.from_yaml(HEAD + rest),
        rows,
        captures,
        {},
        at=AT,
        release_id=f"R-{len(earlier)}",
        approvers=["amina", "dana"],
        earlier=earlier,
    )


def cells(rows: list[PersonRow], *tables: tuple[str, ...]) -> Cells:
    return gather(rows, tables, closed=CODES, allowed=frozenset(), many=frozenset(), threshold=10)


def test_a_listed_place_does_not_tell_how_many_are_in_others() -> None:
    places = [name for name, each in Gazetteer.load().places.items() if each.precision == "province"]
    rows = [
        row
        for place, number in zip(places, (20, 10, 1), strict=False)
        for row in group(1000 * number, number, home_province=place)
    ]
    (table,) = passed(rows, "tables: [{by: [home_province]}]").release.tables
    total, first = table.count(None), table.count(places[0])
    assert total is None or first is None or total - first - 10 >= 10


def test_other_stands_there_when_nobody_does() -> None:
    place = next(name for name, each in Gazetteer.load().places.items() if each.precision == "province")
    (table,) = passed(group(0, 30, home_province=place), "tables: [{by: [home_province]}]").release.tables
    assert "_other" in [each.code for each in table.dimensions[0].categories]
    assert table.count("_other") is None


def test_a_companion_is_not_shown_later() -> None:
    small, hidden = group(100, 3, sex="M"), group(200, 14, sex="O")
    then = cells(group(0, 30, sex="F") + small + hidden, ("sex",))
    first = taken("R-1", then, kept_back(then, [], threshold=10))
    one_recoded = group(0, 29, sex="F") + group(29, 1, sex="M") + small + hidden
    now = cells(one_recoded, ("sex",))
    shown = frozenset(now.members) - kept_back(now, [first], threshold=10)
    assert {(), (("sex", "F"),)} <= first.published
    assert (("sex", "O"),) not in shown


@pytest.mark.parametrize("seed", range(30))
def test_two_plans_on_the_same_data_tell_no_small_count(seed: int) -> None:
    chance, rows = np.random.default_rng(seed), []
    for place, (sex, age) in enumerate([(s, a) for s in CODES["sex"] for a in CODES["age"]]):
        number = int(chance.choice([0, 1, 3, 5, 9, 10, 11, 14, 20, 30]))
        rows += group(100 * place, number, sex=sex, age=age)
    then, now = cells(rows, ("sex",)), cells(rows, ("age", "sex"))
    try:
        first = taken("R-1", then, kept_back(then, [], threshold=10))
        withheld = kept_back(now, [first], threshold=10)
    except CannotProtect:
        return
    hidden = {key for key in withheld if key not in first.published}
    reader = Suppression(cells=now, threshold=10)
    reader.withheld = dict.fromkeys(hidden, "few")
    reader._keep("few", ())
    assert [key for key in sorted(hidden) if not reader._proofs.safe(key)] == []


def test_a_total_near_an_earlier_number_on_record_is_withheld() -> None:
    captures = CaptureTable.from_patterns(["A", "B"], {(1, 0): 12, (0, 1): 10, (1, 1): 8})
    listed, unlisted = group(0, 30, sex="Female"), group(100, 15, lists=(), sex="Female")
    first = passed(listed + unlisted, f"estimates: [{{frame: {WORDS}}}]", captures)
    assert first.release.estimates[0].observed == 30
    tables = passed(
        listed + unlisted[:2], "tables: [{by: [sex], may_be_withheld: true}]", earlier=(first.snapshot,)
    ).release.tables
    assert [each.count(None) for each in tables] in ([], [None])


@pytest.mark.parametrize(("number", "shows"), [(21, False), (29, False), (20, True), (30, True), (40, True)])
def test_a_category_near_an_earlier_number_on_record_is_withheld(number: int, shows: bool) -> None:
    """The thirty on the lists may be her category and a few others: who they were then is not kept, so any is withheld."""
    captures = CaptureTable.from_patterns(["A", "B"], {(1, 0): 12, (0, 1): 10, (1, 1): 8})
    others = (
        group(200, 60, sex="Male")
        + group(400, 25)
        + group(500, 25, sex="Other")
        + group(600, 25, sex="Unknown")
    )
    first = passed(others, f"estimates: [{{frame: {WORDS}}}]", captures)
    assert first.release.estimates[0].observed == 30
    rows = group(0, number, sex="Female") + others
    withheld = {
        each.cell.en: each.why
        for each in passed(rows, "tables: [{by: [sex]}]", earlier=(first.snapshot,)).kept
    }
    assert (withheld.get("Female") != "changed") is shows


@pytest.mark.parametrize("few", [1, 3, 9])
def test_what_is_hidden_now_and_was_shown_then_is_not_worked_out_from_the_rest(few: int) -> None:
    """One group changes by a few beside two that stay hidden; the total less the group shown would tell the few."""
    codes = {"age": ("W", "X", "Y", "Z")}
    first = [
        *group(0, 20, age="W"),
        *group(100, 20, age="X"),
        *group(200, 20, age="Y"),
        *group(300, 8, age="Z"),
    ]
    grown = [*first, *group(400, few, age="Y"), *group(500, 15, age="X")]
    then, now = (
        gather(rows, [("age",)], closed=codes, allowed=frozenset(), many=frozenset(), threshold=10)
        for rows in (first, grown)
    )
    hidden = frozenset(each for each in then.members if each not in ((), (("age", "X"),), (("age", "Y"),)))
    kept = kept_back(now, [taken("R-1", then, hidden)], threshold=10)
    assert (("age", "Y"),) in kept
    assert () in kept or (("age", "X"),) in kept
