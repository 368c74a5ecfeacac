"""A table of places has one level: what is finer rolls up to it, what is coarser stands apart and on no province."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest
from tests.people import AMINA, DANA
from tests.release.sample import AT, PLAN

from bearwitness.domain.frame import PersonRow
from bearwitness.domain.gazetteer import Gazetteer
from bearwitness.domain.messages import LANGUAGES
from bearwitness.domain.released_table import ReleasedTable
from bearwitness.release.assembled import Assembled
from bearwitness.release.comparing.snapshot import Snapshot
from bearwitness.release.counts.cells import Key
from bearwitness.release.errors import BadPlan
from bearwitness.release.gate import assemble
from bearwitness.release.planning.levels import at_levels
from bearwitness.release.planning.plan import Plan
from bearwitness.report.tile_map import PLACES, draw_map, map_words, tiles_of
from bearwitness.report.words import Speaker

HEAD = PLAN.split("tables:")[0]
PLACE = "place_of_exploitation"
PROVINCES = f"tables: [{{by: [{PLACE}], map: true}}]\n"
COUNTIES = f"tables: [{{by: [{PLACE}], level: county}}]\n"
NAMED = {"jilin": 30, "yanji": 80, "shenyang": 25, "liaoning": 14, "china": 16, "harbin": 3, "": 40}


def persons(sizes: Mapping[str, int]) -> list[PersonRow]:
    """Persons under tokens that stay theirs from one release to the next; several places stand with a blank between."""
    return [
        PersonRow(
            token=f"{codes}-{number:03}",
            lists=frozenset(),
            values={PLACE: tuple(codes.split())},
            sources=frozenset({f"s-{codes}-{number}"}),
        )
        for codes, size in sizes.items()
        for number in range(size)
    ]


def left(sizes: Mapping[str, int], tables: str = PROVINCES, earlier: tuple[Snapshot, ...] = ()) -> Assembled:
    return assemble(
        Plan.from_yaml(HEAD + tables),
        persons(sizes),
        None,
        {},
        at=AT,
        release_id=f"R-{len(earlier)}",
        approvers=(AMINA, DANA),
        earlier=earlier,
    )


def table(made: Assembled) -> ReleasedTable:
    (found,) = made.release.tables
    return found


def counts(made: Assembled) -> dict[str | None, int | None]:
    return {each.key[0]: each.count for each in table(made).cells}


def below(place: str, province: str) -> bool:
    return province in (place, *Gazetteer.load().ancestors(place))


def test_a_tile_counts_everybody_in_the_province_or_below_it() -> None:
    made = left(NAMED)
    tiles = {place: count for place, count in tiles_of(table(made)).items() if count is not None}
    assert tiles == {
        province: sum(size for place, size in NAMED.items() if place and below(place, province))
        for province in tiles
    }
    assert tiles == {"jilin": 110, "liaoning": 39}
    assert counts(made)["_coarser"] == 16


def test_at_the_county_a_province_is_known_only_more_coarsely() -> None:
    found = counts(left(NAMED, COUNTIES))
    assert (found["yanji"], found["shenyang"], found["_coarser"]) == (80, 25, 30 + 14 + 16)
    assert not found.keys() & {"jilin", "liaoning", "china"}


@pytest.mark.parametrize(
    ("codes", "province", "county"),
    [
        ("jilin yanji", "jilin", "yanji"),
        ("china yanji", "jilin", "yanji"),
        ("china jilin", "jilin", "_coarser"),
        ("tumen-river", "_coarser", "_coarser"),
    ],
)
def test_a_place_within_another_that_is_told_is_not_told_twice(
    codes: str, province: str, county: str
) -> None:
    sizes = {codes: 30, "shenyang": 30}
    for tables, code in ((PROVINCES, province), (COUNTIES, county)):
        found = {place: number for place, number in counts(left(sizes, tables)).items() if number == 30}
        assert found.keys() == {code, "shenyang" if tables == COUNTIES else "liaoning"}


def test_whoever_was_in_two_provinces_stands_in_both() -> None:
    found = counts(left({"yanji shenyang": 12, "tumen": 20, "dandong": 15}))
    assert (found["jilin"], found["liaoning"], found[None]) == (32, 27, 47)


@pytest.mark.parametrize("asked", [PROVINCES, COUNTIES])
def test_the_category_stands_there_when_nobody_does(asked: str) -> None:
    found = counts(left({"yanji": 30, "shenyang": 30}, asked))
    assert found["_coarser"] is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_map_and_table_say_who_is_on_no_tile(language: str) -> None:
    say = Speaker(language=language)  # type: ignore[arg-type]  # one of three
    made = table(left(NAMED))
    (dimension,) = made.dimensions
    (label,) = (each.label.of(say.language) for each in dimension.categories if each.code == "_coarser")
    assert f"{label} {say.number(16)}" in map_words(made, say)
    kept = replace(made, cells=tuple(replace(each, count=None) for each in made.cells))
    assert f"{label} {say('withheld')}" in map_words(kept, say)
    assert say.number(110) in draw_map(made, say)
    assert "(" in dimension.label.of(say.language) or "（" in dimension.label.of(say.language)


@pytest.mark.parametrize(
    ("tables", "key"),
    [
        (f"tables: [{{by: [{PLACE}], level: town}}]", "tables[0].level"),
        (f"tables: [{{by: [{PLACE}], level: county, map: true}}]", "tables[0].map"),
        ("tables: [{by: [sex], level: county}]", "tables[0].level"),
        ("tables: [{by: [home_province], level: county}]", "tables[0].level"),
        (f"tables: [{{by: [{PLACE}]}}, {{by: [{PLACE}, sex], level: county}}]", "tables[1].level"),
        (f"tables: [{{by: [{PLACE}.county]}}]", "tables[0].by"),
    ],
)
def test_a_level_is_asked_for_once_and_of_places_only(tables: str, key: str) -> None:
    with pytest.raises(BadPlan) as refused:
        left(NAMED, tables + "\n")
    assert refused.value.details["key"] == key


def test_a_level_is_that_of_the_property_that_has_one() -> None:
    plan = Plan.from_yaml(HEAD + f"tables: [{{by: [sex, {PLACE}], level: county}}]\n")
    (asked,) = at_levels(plan, {PLACE: ("province", "county")}).tables
    assert asked.by == ("sex", f"{PLACE}.county")
    (asked,) = at_levels(plan, {PLACE: ("province", "county"), "sex": ("province",)}).tables
    assert asked.by == ("sex.province", f"{PLACE}.county")


def test_the_level_is_part_of_what_is_approved() -> None:
    asked = [
        Plan.from_yaml(HEAD + f"tables: [{{by: [{PLACE}]{level}}}]\n") for level in ("", ", level: county")
    ]
    assert asked[0].digest() != asked[1].digest()


def test_a_province_may_be_named_as_what_it_is_without_being_asked_for() -> None:
    named = left(NAMED, f"tables: [{{by: [{PLACE}], level: province}}]\n")
    assert counts(named) == counts(left(NAMED))


def test_every_place_on_a_tile_is_a_province() -> None:
    places = Gazetteer.load().places
    assert all(places[code].precision == "province" for code in tiles_of(table(left(NAMED))))
    assert all(places[code].precision == "province" for code in PLACES)


def test_a_later_release_at_the_other_level_is_not_taken_for_the_same_table() -> None:
    then = left(NAMED, COUNTIES).snapshot
    now = left(NAMED, PROVINCES, (then,))
    assert counts(now)["jilin"] == 110
    assert not {name for key in then.members for name, _ in key} & {
        name for key in now.snapshot.members for name, _ in key
    }


@pytest.mark.parametrize(("elsewhere", "shown"), [(0, False), (4, False), (10, True)])
def test_a_province_less_its_counties_of_an_earlier_release_leaves_no_few(
    elsewhere: int, shown: bool
) -> None:
    """Each county is far from the province; only all of them together leave few."""
    sizes = {"yanji": 40, "tumen": 40, "jilin": elsewhere, "shenyang": 60, "liaoning": 20, "china": 30}
    then = left(sizes, COUNTIES)
    assert (counts(then)["yanji"], counts(then)["tumen"]) == (40, 40)
    found = counts(left(sizes, PROVINCES, (then.snapshot,)))
    assert found["jilin"] == (80 + elsewhere if shown else None)
    assert found["liaoning"] == 80


@pytest.mark.parametrize(("elsewhere", "shown"), [(0, False), (4, False), (10, True)])
def test_counties_of_a_province_of_an_earlier_release_leave_no_few(elsewhere: int, shown: bool) -> None:
    sizes = {"yanji": 40, "tumen": 30, "jilin": elsewhere, "shenyang": 60, "liaoning": 20, "china": 30}
    then = left(sizes, PROVINCES)
    assert counts(then)["jilin"] == 70 + elsewhere
    found = counts(left(sizes, COUNTIES, (then.snapshot,)))
    assert (found["yanji"], found["tumen"]) == (40, 30 if shown else None)


def test_who_stands_apart_at_one_level_and_was_kept_back_is_kept_back_at_the_other() -> None:
    sizes = {"yanji": 40, "shenyang": 60, "china": 30, "": 12}
    then = left(sizes, COUNTIES).snapshot
    apart = ((f"{PLACE}.county", "_not_recorded"),)
    kept = Snapshot(
        release=then.release,
        roster=then.roster,
        members=then.members,
        published=then.published - {apart},
    )
    assert counts(left(sizes, PROVINCES, (then,)))["_not_recorded"] == 12
    assert counts(left(sizes, PROVINCES, (kept,)))["_not_recorded"] is None


def before_levels(sizes: Mapping[str, int]) -> Snapshot:
    """A release of a time when provinces and counties stood side by side, everything shown."""
    then = left(sizes, COUNTIES).snapshot
    rows = persons(sizes)
    codes = {code for row in rows for code in row.values[PLACE]}
    members: dict[Key, int] = {
        ((PLACE, code),): then.roster.group(row.token for row in rows if code in row.values[PLACE])
        for code in codes
    }
    members[()] = then.roster.everybody
    return Snapshot(release="R-0", roster=then.roster, members=members, published=frozenset(members))


@pytest.mark.parametrize(("more", "shown"), [(4, False), (12, True)])
def test_a_release_from_before_there_were_levels_is_read_for_what_it_said(more: int, shown: bool) -> None:
    """It said 30 of Jilin and 80 of Yanji: 114 now would tell of the four who were left out of both."""
    sizes = {"jilin": 30, "yanji": 80, "shenyang": 60, "liaoning": 20}
    then = before_levels(sizes)
    now = {**sizes, "helong": more, "dandong": 12}
    assert counts(left(now, PROVINCES, (then,)))["jilin"] == (110 + more if shown else None)


def test_a_county_kept_back_before_there_were_levels_stays_so() -> None:
    sizes = {"yanji": 80, "tumen": 20, "shenyang": 60, "china": 20}
    then = before_levels(sizes)
    kept = Snapshot(
        release=then.release,
        roster=then.roster,
        members=then.members,
        published=then.published - {((PLACE, "tumen"),)},
    )
    assert counts(left(sizes, COUNTIES, (kept,)))["tumen"] is None
    assert counts(left(sizes, COUNTIES, (then,)))["tumen"] == 20


def below_in(made: Snapshot, level: str, province: str) -> list[frozenset[str]]:
    """Persons of every cell that a release showed at a level, in one province."""
    return [
        made.roster.persons(made.members[key])
        for key in made.published
        for name, code in key
        if name == f"{PLACE}.{level}" and not code.startswith("_") and below(code, province)
    ]


@pytest.mark.parametrize("seed", range(25))
def test_no_sequence_of_releases_leaves_few_of_a_province(seed: int) -> None:
    """Levels by turns, persons come and go: of a province that is shown, all counties shown before or after leave none or ten."""
    chance = np.random.default_rng(seed)
    places = [
        "yanji",
        "tumen",
        "helong",
        "jilin",
        "shenyang",
        "dandong",
        "liaoning",
        "china",
        "yanji shenyang",
        "",
    ]
    sizes = {place: int(chance.choice([0, 2, 5, 9, 12, 20, 40])) for place in places}
    made: list[Snapshot] = []
    for _ in range(4):
        level = str(chance.choice(["province", "county"]))
        asked = f"tables: [{{by: [{PLACE}], level: {level}, may_be_withheld: true}}]\n"
        made.append(left(sizes, asked, tuple(made)).snapshot)
        moved = str(chance.choice(places))
        sizes = {**sizes, moved: max(0, sizes[moved] + int(chance.integers(-4, 16)))}
    for province in ("jilin", "liaoning"):
        for one in made:
            for other in made:
                counties = below_in(other, "county", province)
                for whole in below_in(one, "province", province):
                    rest = len(whole - frozenset().union(*counties))
                    assert not counties or rest >= 10, (province, rest)
