"""Which of two groups is withheld, and from what difference on neither is."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from bearwitness.release.comparing.nesting import Nesting
from bearwitness.release.comparing.snapshot import Snapshot
from bearwitness.release.counts.cells import Cells, Key
from bearwitness.release.counts.roster import Roster

N = 3
ROSTER = Roster(tuple("abcdefghijklmnop"))
BIG, PART, NEARER, OTHER = "abcdefghij", "abcdefgh", "abcdefg", "ijklmnop"


def key(name: str) -> Key:
    return ((name, "x"),)


def cells(**groups: str) -> Cells:
    return Cells(
        axes={},
        schemas=(),
        roster=ROSTER,
        members={key(name): ROSTER.group(tokens) for name, tokens in groups.items()},
    )


def before(*groups: str, hidden: str = "") -> Snapshot:
    members = {key(f"then{n}"): ROSTER.group(tokens) for n, tokens in enumerate(groups)}
    published = frozenset(members)
    if hidden:
        members[key("hidden")] = ROSTER.group(hidden)
    return Snapshot(release="R-1", roster=ROSTER, members=members, published=published)


def found(
    held: Cells, *earlier: Snapshot, withheld: Collection[Key] = (), known: Collection[Key] = ()
) -> set[Key]:
    nesting = Nesting.of(held, (), earlier, known, N)
    assert Nesting.of(held, withheld, earlier, known, N).found(withheld) == nesting.found(withheld)
    return nesting.found(withheld)


def test_of_two_new_groups_the_smaller_is_withheld() -> None:
    assert found(cells(big=BIG, part=PART)) == {key("part")}
    assert found(cells(big=PART, part=BIG)) == {key("big")}


def test_the_more_detailed_is_withheld_before_the_smaller() -> None:
    fine: Key = (("a", "x"), ("b", "y"))
    held = cells(part=PART)
    both = Cells(axes={}, schemas=(), roster=ROSTER, members={**held.members, fine: ROSTER.group(BIG)})
    assert found(both) == {fine}


def test_what_leaves_enough_or_does_not_lie_within_may_show() -> None:
    assert found(cells(big=BIG, part=NEARER)) == set()
    assert found(cells(part=PART, other=OTHER)) == set()
    assert found(cells(big=BIG, again=BIG)) == set()


@pytest.mark.parametrize(
    ("now", "then", "shows"), [(BIG, PART, 0), (PART, BIG, 0), (BIG, NEARER, 1), (NEARER, BIG, 1)]
)
def test_a_new_group_beside_an_earlier_one(now: str, then: str, shows: int) -> None:
    assert found(cells(new=now), before(then)) == (set() if shows else {key("new")})
    assert found(cells(new=now), before(OTHER, hidden=then)) == set()


@pytest.mark.parametrize(
    ("now", "then", "shows"), [(BIG, PART, 0), (PART, BIG, 0), (BIG, NEARER, 1), (NEARER, BIG, 1)]
)
def test_few_are_found_beside_an_earlier_group_that_adds_up_to_nothing(
    now: str, then: str, shows: int
) -> None:
    """Persons of whom some are in both of its categories, as of several acts: only the two groups tell of each other."""
    members: dict[Key, int] = {
        (("act", code),): ROSTER.group(tokens) for code, tokens in (("One", then), ("Two", "ghijk"))
    }
    earlier = Snapshot(release="R-1", roster=ROSTER, members=members, published=frozenset(members))
    assert found(cells(new=now), earlier) == (set() if shows else {key("new")})


def test_what_was_out_already_is_not_withheld_for_it() -> None:
    held = cells(big=BIG, part=PART)
    assert found(held, known={key("part")}) == {key("big")}
    assert found(held, known={key("part"), key("big")}) == set()
    assert found(cells(big=BIG), before(PART), known={key("big")}) == set()


def test_a_withheld_group_tells_nothing() -> None:
    held = cells(big=BIG, part=PART)
    assert found(held, withheld={key("part")}) == set()
    assert found(held, withheld={key("big")}) == set()


def test_the_same_persons_are_withheld_under_every_name_but_a_part_of_it() -> None:
    held = cells(one=PART, two=PART, empty="", void="")
    assert found(held, withheld={key("one"), key("empty")}) == {key("two")}
    assert found(held, withheld={key("one")}, known={key("two")}) == set()
    part: Key = (("one", "x"), ("z", "y"))
    both = Cells(axes={}, schemas=(), roster=ROSTER, members={**held.members, part: ROSTER.group(PART)})
    assert found(both, withheld={key("one")}) == {key("two")}
    assert found(both, withheld={part}) == {key("two")}
    assert found(both, withheld={key("two")}) == {key("one"), part}
