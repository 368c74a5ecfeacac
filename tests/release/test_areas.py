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


FROM_2000: Key = (("left_home", "From2000To2004"),)
FROM_2020: Key = (("left_home", "From2020"),)


def year(code: str, *rest: tuple[str, str]) -> Key:
    return (("left_home.year", code), *rest)


def by_year(first: int, *persons: str) -> Held:
    """Years one after the other, with who left in each."""
    return {year(str(first + place)): who for place, who in enumerate(persons)}


FIVE = by_year(2000, "abc", "def", "ghi", "jkl", "mnopq")
ALL_OF_FIVE = "abcdefghijklmnopq"
SMALLEST = year("2000")


@pytest.mark.parametrize(("more", "back"), [("", False), ("r", True), ("rs", True), ("rst", False)])
def test_of_a_period_of_which_every_year_counts_nothing_or_enough_may_be_left(more: str, back: bool) -> None:
    """That nothing is left tells only how well dates are known; one or two are few."""
    assert withheld(FIVE, before({FROM_2000: ALL_OF_FIVE + more})) == ({SMALLEST} if back else set())
    assert withheld({FROM_2000: ALL_OF_FIVE + more}, before(FIVE)) == ({FROM_2000} if back else set())


def test_where_a_year_is_not_told_that_nothing_is_left_tells_of_it() -> None:
    """It counts nobody in 2004, or that year stays: nobody left in it, and she who reads knows."""
    four = by_year(2000, "abc", "def", "ghi", "jkl")
    assert withheld(four, before({FROM_2000: "abcdefghijkl"})) == {SMALLEST}
    assert withheld({FROM_2000: "abcdefghijkl"}, before(four)) == {FROM_2000}
    five: Held = {**four, year("2004"): ""}
    assert withheld(five, before({FROM_2000: "abcdefghijkl"}), shut={year("2004")}) == {SMALLEST}
    assert withheld(five, before({FROM_2000: "abcdefghijkl"}), known={SMALLEST}) == set()


def test_a_year_that_was_withheld_then_is_not_told_by_another_release() -> None:
    last = before({year("2004"): "mnopq"})
    for hidden, back in ((set(), set()), ({year("2004")}, {FROM_2000})):
        then = before(FIVE, hidden=hidden)
        assert withheld({FROM_2000: ALL_OF_FIVE}, then, last) == back
        assert withheld({FROM_2000: ALL_OF_FIVE}, last, then) == back


def test_a_period_that_was_withheld_then_tells_nothing() -> None:
    """Nor does it make its years less well known."""
    assert withheld(FIVE, before({FROM_2000: ALL_OF_FIVE + "r"}, hidden={FROM_2000})) == set()
    both = [before({FROM_2000: ALL_OF_FIVE}), before({FROM_2000: "ab"}, hidden={FROM_2000})]
    assert withheld(FIVE, *both) == set()


def test_of_a_period_without_an_end_something_is_always_left() -> None:
    open_ = by_year(2020, "abc", "def", "ghi", "jkl", "mnop")
    for more, back in (("", {year("2020")}), ("qr", {year("2020")}), ("qrs", set())):
        assert withheld(open_, before({FROM_2020: "abcdefghijklmnop" + more})) == back


def test_each_period_is_looked_at_by_itself_and_within_the_rest_of_a_cell() -> None:
    women: Held = {year(code, *WOMEN): who for ((_, code),), who in FIVE.items()}
    then = before({(*FROM_2000, *WOMEN): ALL_OF_FIVE + "r", FROM_2000: ALL_OF_FIVE + "rst"})
    assert withheld({**women, **FIVE}, then) == {year("2000", *WOMEN)}
    assert withheld(by_year(2005, "abc"), before({FROM_2000: "abc"})) == set()


@pytest.mark.parametrize("code", ["_outside", "_coarser", "_not_recorded", "_conflicting"])
def test_who_stands_apart_from_the_years_lies_in_no_period(code: str) -> None:
    now: Held = {year(code): "abc", year("2000"): "def"}
    then = before({(("left_home", code),): "abc", year(code): "abc"})
    assert withheld(now, then) == set()


@pytest.mark.parametrize(
    ("name", "other", "code", "spoken"),
    [
        ("left_home.year", "left_home", "_not_recorded", True),
        ("left_home.year", "left_home", "_conflicting", True),
        ("left_home", "left_home.year", "_not_recorded", True),
        ("left_home", "left_home.year", "_conflicting", True),
        ("left_home.year", "left_home", "_coarser", False),
        ("left_home.year", "left_home", "2000", False),
        ("left_home.year", "returned", "_not_recorded", False),
        ("left_home", "returned.year", "_not_recorded", False),
    ],
)
def test_who_is_not_dated_is_spoken_of_at_the_other_step(
    name: str, other: str, code: str, spoken: bool
) -> None:
    here: Key = ((other, code),)
    seen = at_the_level(before({((name, code),): "abc"}), cells({here: "ab"}))
    assert (here in seen.published) is spoken
    assert (here in seen.members) is spoken
