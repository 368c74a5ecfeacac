"""What is kept back of a province and its counties where releases stand at different levels."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from bearwitness.release.comparing.levels import Areas, at_the_level
from bearwitness.release.comparing.snapshot import Snapshot
from bearwitness.release.counts.cells import Axis, Cells, Key
from bearwitness.release.counts.roster import Roster

N = 3
ROSTER = Roster(tuple("abcdefghijklmnopqrst"))
PLACE = "place_of_exploitation"
PROVINCE, COUNTY = f"{PLACE}.province", f"{PLACE}.county"
JILIN: Key = ((PROVINCE, "jilin"),)
LIAONING: Key = ((PROVINCE, "liaoning"),)
YANJI: Key = ((COUNTY, "yanji"),)
TUMEN: Key = ((COUNTY, "tumen"),)
SHENYANG: Key = ((COUNTY, "shenyang"),)
WOMEN: Key = (("sex", "Female"),)
Held = dict[Key, str]


def cells(held: Held) -> Cells:
    names = sorted({name for key in held for name, _ in key})
    codes = {
        name: tuple(sorted({code for key in held for own, code in key if own == name})) for name in names
    }
    return Cells(
        axes={name: Axis(property=name, categories=codes[name], overlapping=False) for name in names},
        schemas=(),
        roster=ROSTER,
        members={key: ROSTER.group(who) for key, who in held.items()},
    )


def before(held: Held, *, hidden: Collection[Key] = ()) -> Snapshot:
    members = {key: ROSTER.group(who) for key, who in held.items()}
    return Snapshot(
        release="R-1", roster=ROSTER, members=members, published=frozenset(members) - frozenset(hidden)
    )


def withheld(
    now: Held, *earlier: Snapshot, shut: Collection[Key] = (), known: Collection[Key] = ()
) -> set[Key]:
    return Areas.of(cells(now), earlier, known, N).withheld(shut)


@pytest.mark.parametrize(
    ("whole", "back"), [("abcdefgh", True), ("abcdefghij", True), ("abcdefghijk", False)]
)
def test_a_province_is_kept_back_that_leaves_few_outside_earlier_counties(whole: str, back: bool) -> None:
    """None is few too: it tells that nobody was elsewhere in the province."""
    then = before({YANJI: "abcd", TUMEN: "efgh"})
    assert withheld({JILIN: whole}, then) == ({JILIN} if back else set())


@pytest.mark.parametrize(
    ("whole", "back"), [("abcdefgh", True), ("abcdefghij", True), ("abcdefghijk", False)]
)
def test_of_counties_the_smallest_is_kept_back_beside_an_earlier_province(whole: str, back: bool) -> None:
    now: Held = {YANJI: "abcde", TUMEN: "fgh"}
    assert withheld(now, before({JILIN: whole})) == ({TUMEN} if back else set())


def test_one_province_that_leaves_few_is_enough() -> None:
    then = [before({JILIN: whole}) for whole in ("abcdefghijklmn", "abcdef")]
    assert withheld({YANJI: "abcde"}, *then) == {YANJI}
    assert withheld({YANJI: "abcde"}, then[0]) == set()


def test_what_is_shut_or_was_hidden_tells_nothing() -> None:
    now: Held = {YANJI: "abcde", TUMEN: "fgh"}
    then = before({JILIN: "abcdefgh"})
    assert withheld(now, then, shut={TUMEN}) == set()
    assert withheld(now, then, shut={TUMEN, YANJI}) == set()
    assert withheld(now, before({JILIN: "abcdefgh"}, hidden={JILIN})) == set()
    assert withheld({JILIN: "abcd"}, before({YANJI: "abcd"}), shut={JILIN}) == set()


def test_what_was_out_before_is_not_kept_back() -> None:
    now: Held = {YANJI: "abcde", TUMEN: "fgh"}
    then = before({JILIN: "abcdefgh"})
    assert withheld(now, then, known={TUMEN}) == {YANJI}
    assert withheld(now, then, known={TUMEN, YANJI}) == set()


def test_a_province_without_counties_and_counties_without_one_are_left() -> None:
    assert withheld({JILIN: "ab"}, before({JILIN: "abc"})) == set()
    assert withheld({YANJI: "ab"}, before({TUMEN: "cd"})) == set()
    assert withheld({YANJI: ""}, before({JILIN: "ab"})) == set()
    assert withheld({JILIN: "abcd"}, before({SHENYANG: "abcd"})) == set()


def test_two_earlier_releases_have_said_it_between_them() -> None:
    """Nothing new at a level that the release does not have is kept back for what is out."""
    then = [before({JILIN: "abcd"}), before({YANJI: "abcd"})]
    assert withheld({LIAONING: "efghi"}, *then) == set()


def test_each_province_is_looked_at_by_itself_and_within_the_rest_of_a_cell() -> None:
    fine = {
        ((PROVINCE, "jilin"), *WOMEN): "abcde",
        ((PROVINCE, "liaoning"), *WOMEN): "fghij",
        JILIN: "abcdeklmno",
    }
    then = before({((COUNTY, "yanji"), *WOMEN): "abcd", ((COUNTY, "shenyang"), *WOMEN): "f"})
    assert withheld(fine, then) == {((PROVINCE, "jilin"), *WOMEN)}
    other = before({(*YANJI, ("sex", "Male")): "abcd"})
    assert withheld(fine, other) == set()


def test_the_rest_of_a_cell_is_the_same_on_either_side_of_its_place() -> None:
    aged: Key = (("age", "old"), (PROVINCE, "jilin"), *WOMEN)
    then = before({(("age", "old"), (COUNTY, "yanji"), *WOMEN): "abcd"})
    assert withheld({aged: "abcde"}, then) == {aged}


def test_a_name_without_a_level_is_compared_where_the_release_has_levels() -> None:
    bare = before({((PLACE, "yanji"),): "abcd", ((PLACE, "china"),): "abcdefgh"})
    assert withheld({JILIN: "abcde"}, bare) == {JILIN}
    assert withheld({JILIN: "abcdefgh"}, bare) == set()
    assert withheld({(("region", "jilin"),): "abcde"}, bare) == set()


def test_a_release_at_another_level_speaks_of_who_stands_apart() -> None:
    apart: Key = ((COUNTY, "_not_recorded"),)
    here: Key = ((PROVINCE, "_not_recorded"),)
    now = cells({here: "ab", JILIN: "cd", WOMEN: "abcd"})
    seen = at_the_level(before({apart: "abc", YANJI: "d", WOMEN: "ab"}), now)
    assert seen.members[here] == seen.members[apart] == ROSTER.group("abc")
    assert seen.members.keys() == {apart, here, YANJI, WOMEN}
    assert seen.published == {apart, here, YANJI, WOMEN}
    kept = at_the_level(before({apart: "abc", YANJI: "d"}, hidden={apart}), now)
    assert kept.members[here] == ROSTER.group("abc")
    assert kept.published == {YANJI}


def test_a_cell_by_two_properties_is_spoken_of_at_the_other_level() -> None:
    apart: Key = ((COUNTY, "_conflicting"), *WOMEN)
    here: Key = ((PROVINCE, "_conflicting"), *WOMEN)
    assert at_the_level(before({apart: "abc"}), cells({here: "ab"})).published == {apart, here}


@pytest.mark.parametrize(
    ("code", "level", "spoken"),
    [
        ("yanji", COUNTY, True),
        ("_other", COUNTY, True),
        ("_not_recorded", COUNTY, True),
        ("_not_recorded", PROVINCE, True),
        ("jilin", COUNTY, False),
        ("jilin", PROVINCE, False),
        ("_other", PROVINCE, False),
        ("yanji", PROVINCE, False),
    ],
)
def test_a_release_without_levels_speaks_of_counties_and_who_stands_apart(
    code: str, level: str, spoken: bool
) -> None:
    bare, here = ((PLACE, code),), ((level, code),)
    now = cells({here: "ab"})
    assert (here in at_the_level(before({bare: "abc"}), now).published) is spoken


def test_what_a_release_said_itself_stands_before_what_it_said_at_another_level() -> None:
    apart: Key = ((COUNTY, "_not_recorded"),)
    here: Key = ((PROVINCE, "_not_recorded"),)
    both = at_the_level(before({apart: "abc", here: "abcd"}), cells({here: "ab", apart: "ab"}))
    assert (both.members[apart], both.members[here]) == (ROSTER.group("abc"), ROSTER.group("abcd"))


@pytest.mark.parametrize("here", ["region.province", "region", PLACE])
def test_another_property_or_one_without_a_level_is_not_spoken_of(here: str) -> None:
    key: Key = ((here, "_not_recorded"),)
    apart: Key = ((COUNTY, "_not_recorded"),)
    assert at_the_level(before({apart: "abc"}), cells({key: "ab"})).published == {apart}
