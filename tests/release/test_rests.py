"""What is left of a margin is compared with what was left of it before, also where categories come and go."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import pytest
from tests.release.grid import taken
from tests.release.plain import plainly

from bearwitness.domain.frame import PersonRow
from bearwitness.release.comparing.differencing import protect
from bearwitness.release.comparing.snapshot import Snapshot
from bearwitness.release.counts.cells import Cells, Key, gather

T = 10
AGREED = frozenset({"sex", "age", "wage"})


def people(first: int, number: int, **codes: str) -> list[PersonRow]:
    values = {name: tuple(each.split()) for name, each in codes.items()}
    return [
        PersonRow(token=f"p{n:04}", lists=frozenset(), values=values, sources=frozenset({f"s{n}"}))
        for n in range(first, first + number)
    ]


def cells(rows: list[PersonRow], by: tuple[str, ...], **codes: str) -> Cells:
    closed = {name: tuple(each.split()) for name, each in codes.items()}
    return gather(
        rows,
        [by],
        closed=closed,
        allowed=frozenset(),
        many=frozenset({"act"}),
        threshold=T,
        agreed=AGREED,
    )


def first(held: Cells, hidden: Collection[Key] = ()) -> Snapshot:
    """A release that kept back these cells, and those that no release may show."""
    few = {key for key in held.members if held.count(key) < T}
    return taken("R-1", held, frozenset(few.union(hidden)))


def why(held: Cells, earlier: Snapshot) -> Mapping[Key, str]:
    """Reasons of the fast comparison, which withholds what the plain one does."""
    found = protect(held, [earlier], threshold=T)
    assert found.keys() == plainly(held, [earlier], T)
    return found


SEX = [*people(0, 30, sex="F"), *people(100, 14, sex="M"), *people(200, 14)]


@pytest.mark.parametrize(("then", "now"), [("F M", "F M O"), ("F M O", "F M")])
def test_a_category_of_nobody_that_comes_or_goes_changes_no_rest(then: str, now: str) -> None:
    """The first of all persons is among the women, who are shown, and is in no rest."""
    hidden = [(("sex", "M"),), (("sex", "_not_recorded"),)]
    shown = {(), (("sex", "F"),)}
    earlier = first(cells(SEX, ("sex",), sex=then), hidden)
    assert shown <= earlier.published
    assert not shown & why(cells(SEX, ("sex",), sex=now), earlier).keys()


def test_categories_that_overlap_leave_no_rest() -> None:
    """One who was only in the first is now in the third as well: no total less what is shown tells of her."""
    others = [*people(100, 30, act="Two"), *people(200, 15), *people(300, 4, act="Three")]
    before = cells([*people(0, 40, act="One"), *others], ("act",), act="One Two Three")
    after = cells(
        [*people(0, 1, act="One Three"), *people(1, 39, act="One"), *others], ("act",), act="One Two Three"
    )
    earlier = first(before)
    reasons = why(after, earlier)
    assert (("act", "Three"),) in reasons
    assert not {(), (("act", "One"),)} & reasons.keys()


@pytest.mark.parametrize(("gone", "tells"), [(3, True), (9, True), (10, False)])
@pytest.mark.parametrize("by", ["age", "wage"])
def test_who_was_hidden_under_a_category_that_is_gone_is_still_part_of_the_rest(
    by: str, gone: int, tells: bool
) -> None:
    """Those of a third sex leave, and twenty women join: the young less the women shown would tell how many left."""
    held = [
        row
        for place, age in enumerate(("X", "Y", ""))
        for at, sex in enumerate(("F", "M", ""))
        for row in people(300 * place + 100 * at, 30, sex=sex, **{by: age})
    ]
    third = people(1000, gone, sex="O", **{by: "Y"})
    joined = people(2000, 20, sex="F", **{by: "Y"})
    before = cells([*held, *third], (by, "sex"), sex="F M O", **{by: "X Y"})
    after = cells([*held, *joined], (by, "sex"), sex="F M", **{by: "X Y"})
    square = [tuple(sorted([(by, age), ("sex", sex)])) for age in "XY" for sex in ("M", "O", "_not_recorded")]
    reasons = why(after, first(before, square))
    assert (reasons.get(((by, "Y"),)) == "rest") is tells
