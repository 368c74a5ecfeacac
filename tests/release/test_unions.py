"""What a sum of published categories leaves of a group, or a group of it."""

from __future__ import annotations

import random
from collections.abc import Collection
from itertools import combinations

import pytest

from bearwitness.release.comparing.group import Group
from bearwitness.release.comparing.snapshot import Snapshot
from bearwitness.release.comparing.unions import Unions
from bearwitness.release.counts.cells import Axis, Cells, Key
from bearwitness.release.counts.roster import Roster, union

N = 3
ROSTER = Roster(tuple("abcdefghijklmnopqrstuvwxyz"))
EVERYBODY = "".join(ROSTER.tokens)
NORTH, SOUTH, EAST = "abcdefgh", "ijklm", "nopq"
ONE, OTHER, THIRD = (("town", each) for each in ("north", "south", "east"))
AREA: Key = (("area", "x"),)


def cells(*, town: str = "", overlapping: bool = False, everybody: str = "", **held: str) -> Cells:
    """Towns, and other groups by the name of a property of which each is the one category."""
    towns = {"north": NORTH, "south": SOUTH, "east": EAST, **({"none": ""} if not town else {"more": town})}
    members: dict[Key, int] = {(("town", name),): ROSTER.group(who) for name, who in towns.items()}
    members |= {((name, "x"),): ROSTER.group(who) for name, who in held.items()}
    if everybody:
        members[()] = ROSTER.group(everybody)
    axes = {"town": Axis(property="town", categories=tuple(towns), overlapping=overlapping)}
    axes |= {name: Axis(property=name, categories=("x",), overlapping=False) for name in held}
    return Cells(axes=axes, schemas=(), roster=Roster(tuple(everybody or EVERYBODY)), members=members)


def before(*groups: str, name: str = "town", hidden: Collection[int] = ()) -> Snapshot:
    """An earlier release with categories of one property."""
    members: dict[Key, int] = {((name, str(at)),): ROSTER.group(who) for at, who in enumerate(groups)}
    published = frozenset(key for at, key in enumerate(members) if at not in hidden)
    return Snapshot(release="R-1", roster=ROSTER, members=members, published=published)


def found(
    held: Cells,
    *earlier: Snapshot,
    withheld: Collection[Key] = ((),),
    known: Collection[Key] = (),
    threshold: int = N,
) -> set[Key]:
    groups = [Group(held.count(key), who, key) for key, who in held.members.items()]
    groups += [
        Group(each.members[key].bit_count(), each.members[key], None)
        for each in earlier
        for key in each.published
    ]
    return Unions.of(held, groups, earlier, known, threshold).found(withheld)


@pytest.mark.parametrize(("rest", "shows"), [("", True), ("z", False), ("yz", False), ("xyz", True)])
def test_a_group_less_several_categories_leaves_none_or_enough(rest: str, shows: bool) -> None:
    assert found(cells(area=NORTH + SOUTH + rest)) == (set() if shows else {(OTHER,)})


@pytest.mark.parametrize(("missing", "shows"), [(0, True), (1, False), (2, False), (3, True)])
def test_several_categories_less_a_group_leave_none_or_enough(missing: int, shows: bool) -> None:
    area = NORTH[missing:] + SOUTH
    assert found(cells(area=area)) == (set() if shows else {(OTHER,)})


@pytest.mark.parametrize("total", range(6, 24))
def test_however_large_the_sum_of_all_categories_is(total: int) -> None:
    parts: dict[Key, tuple[str, ...]] = {
        (("town", "a"),): ROSTER.tokens[:3],
        (("town", "b"),): ROSTER.tokens[3:total],
    }
    axes = {"town": Axis(property="town", categories=("a", "b"), overlapping=False)}
    for end, shows in ((total - 1, False), (total, True), (total + 1, False), (total + 2, False)):
        members: dict[Key, int] = {key: ROSTER.group(who) for key, who in parts.items()}
        members[AREA] = ROSTER.group(ROSTER.tokens[:end])
        back = found(Cells(axes=axes, schemas=(), roster=ROSTER, members=members))
        assert bool(back) != shows, end


def test_of_all_that_tells_the_smallest_is_kept_back_and_the_most_detailed_before_it() -> None:
    held = cells(area=NORTH + SOUTH + EAST + "z")
    assert found(held) == {(THIRD,)}
    fine: Key = (("area", "x"), ("kind", "y"))
    detailed = {**held.members, fine: held.members[AREA]}
    both = Cells(axes=held.axes, schemas=(), roster=ROSTER, members=detailed)
    assert found(both, withheld={(), AREA}) == {fine}


def test_of_two_as_large_the_later_is_kept_back() -> None:
    assert found(cells(town="rstu", area=EAST + "rstu" + "z")) == {(("town", "more"),)}


def test_what_was_out_is_not_kept_back_and_nothing_where_all_were() -> None:
    held = cells(area=NORTH + SOUTH + "z")
    assert found(held, known={(OTHER,)}) == {(ONE,)}
    assert found(held, known={(ONE,), (OTHER,)}) == {AREA}
    assert found(held, known={(ONE,), (OTHER,), AREA}) == set()


@pytest.mark.parametrize("withheld", [AREA, (ONE,), (OTHER,)])
def test_what_is_kept_back_tells_nothing(withheld: Key) -> None:
    assert found(cells(area=NORTH + SOUTH + "z"), withheld={(), withheld}) == set()


def test_a_group_that_reaches_beyond_the_categories_is_not_held_by_them() -> None:
    """It is as large as the sum but for one, and somebody of it is in no category."""
    assert found(cells(area=NORTH + SOUTH[:-2] + "z")) == set()


def test_categories_in_which_one_person_can_stand_twice_are_not_added_up() -> None:
    assert found(cells(area=NORTH + SOUTH + "z", overlapping=True)) == set()


def test_all_others_are_a_part_where_it_is_shown_how_many_there_are() -> None:
    """Of everybody 9 are in no town; an area holds these, and one person of the east."""
    area = "rstuvwxyz" + EAST[:-1]
    held = cells(area=area, everybody=EVERYBODY)
    assert found(held, withheld=()) == {(THIRD,)}
    assert found(held, withheld={()}) == set()


@pytest.mark.parametrize(("area", "back"), [(NORTH + SOUTH + "z", True), (NORTH + SOUTH + "xyz", False)])
def test_categories_of_an_earlier_release_are_added_up_too(area: str, back: bool) -> None:
    then = before(NORTH, SOUTH)
    assert found(cells(area=area), then, withheld={(), (ONE,), (OTHER,)}) == ({AREA} if back else set())
    assert found(cells(area=area), before(NORTH, SOUTH, hidden={1}), withheld={(), (OTHER,)}) == set()


def test_an_earlier_group_is_told_of_by_the_categories_of_now() -> None:
    assert found(cells(), before(NORTH + SOUTH + "z", name="area")) == {(OTHER,)}


def test_of_an_earlier_release_only_what_excludes_the_other_is_added_up() -> None:
    area = NORTH + SOUTH + "z"
    assert found(cells(area=area), before(NORTH + "i", SOUTH), withheld={(), (ONE,), (OTHER,)}) == set()


def test_of_an_earlier_release_categories_of_two_properties_are_not_one_family() -> None:
    members: dict[Key, int] = {
        (("town", "north"),): ROSTER.group(NORTH),
        (("land", "south"),): ROSTER.group(SOUTH),
        (("land", "west"), ("town", "far")): ROSTER.group(SOUTH),
    }
    then = Snapshot(release="R-1", roster=ROSTER, members=members, published=frozenset(members))
    assert found(cells(area=NORTH + SOUTH + "z"), then, withheld={(), (ONE,), (OTHER,)}) == set()


@pytest.mark.parametrize("told", [True, False])
def test_all_others_of_an_earlier_release_are_a_part_of_it(told: bool) -> None:
    then = before(NORTH, SOUTH)
    whole: Snapshot = Snapshot(
        release="R-1",
        roster=ROSTER,
        members={**then.members, (): ROSTER.everybody},
        published=then.published | ({()} if told else set()),
    )
    rest = "nopqrstuvwxyz" + SOUTH[:-1]
    back = found(cells(area=rest), whole, withheld={(), (ONE,), (OTHER,), (THIRD,)})
    assert back == ({AREA} if told else set())


@pytest.mark.parametrize("seed", range(60))
def test_it_finds_what_trying_every_sum_finds(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  # cases for a test
    places = [chance.choice("abcde-") for _ in ROSTER.tokens]
    parts = {
        code: ROSTER.group(token for token, place in zip(ROSTER.tokens, places, strict=True) if place == code)
        for code in "abcde"
    }
    large: dict[Key, int] = {(("town", code),): who for code, who in parts.items() if who.bit_count() >= N}
    areas: dict[Key, int] = {}
    for at in range(3):
        some = union(who for who in large.values() if chance.random() < 0.6)
        changed = ROSTER.group(chance.sample(ROSTER.tokens, chance.choice([0, 1, 2, 3, 4])))
        areas[(("area", str(at)),)] = some ^ changed if chance.random() < 0.5 else some | changed
    axis = Axis(property="town", categories=tuple(key[0][1] for key in large), overlapping=False)
    members = {**large, **{key: who for key, who in areas.items() if who.bit_count() >= N}}
    held = Cells(axes={"town": axis}, schemas=(), roster=ROSTER, members=members)
    telling = [
        (sum_of, group)
        for size in range(1, len(large) + 1)
        for some in combinations(large.values(), size)
        for sum_of in [union(some)]
        for group in members.values()
        if sum_of & group in (sum_of, group) and 0 < abs(sum_of.bit_count() - group.bit_count()) < N
    ]
    assert bool(found(held)) == bool(telling)
