"""A network of groups passes the gate as the table that it is, and is read back as it was drawn."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.release.sample import AT, PLAN, SEED, assembled, people
from tests.release.signing import sign_again

from bearwitness.domain.codebook import codebook
from bearwitness.domain.frame import PersonRow
from bearwitness.domain.gazetteer import Gazetteer
from bearwitness.domain.record import to_json
from bearwitness.domain.release import Release
from bearwitness.release.assembled import Assembled
from bearwitness.release.errors import BadPlan
from bearwitness.release.gate import preview
from bearwitness.release.labels import Labels
from bearwitness.release.planning.known import require_known
from bearwitness.release.planning.plan import Plan
from bearwitness.release.verifying.charts import charts_disagree
from bearwitness.release.verifying.strangers import strangers
from bearwitness.release.verifying.verify import verify_bundle
from bearwitness.report import letters_in, render_figures

HEAD = PLAN.split("tables:")[0]
BOTH = "by: [home_province, sex]"
DRAWN = "figures/table-3.network.en.svg"


def plan(table: str) -> Plan:
    return Plan.from_yaml(f"{HEAD}tables: [{{{table}}}]\n")


def test_a_network_is_asked_for_beside_two_properties() -> None:
    assert [each.network for each in Plan.from_yaml(PLAN).tables] == [False, False, True, False]
    assert plan(f"{BOTH}, network: true").tables[0].network
    assert not plan(f"{BOTH}, network: false").tables[0].network
    assert plan(f"{BOTH}, network: true").digest() != plan(BOTH).digest()


MONEY = "money: {kind: none, currency: CNY, unit: sale}"
REFUSED = {
    "of one property": ("by: [home_province], network: true", "network"),
    "of one property, on a map": ("by: [home_province], map: true, network: true", "network"),
    "on a map": (f"{BOTH}, map: true, network: true", "map"),
    "beside amounts": (f"{BOTH}, network: true, {MONEY}", "money"),
    "of one property, beside amounts": (f"by: [sex], network: true, {MONEY}", "network"),
    "in words": (f"{BOTH}, network: bands", "network"),
    "as a number": (f"{BOTH}, network: 1", "network"),
    "of persons": (f"{BOTH}, network: [broker, survivor]", "network"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_network_of_anything_but_two_groups_is_refused_with_an_example(what: str) -> None:
    asked, key = REFUSED[what]
    with pytest.raises(BadPlan) as caught:
        plan(asked)
    assert caught.value.details["key"] == f"tables[0].{key}"
    if key == "network":
        example = str(caught.value.details["example"]).strip("{}")
        assert plan(example).tables[0].network


@pytest.mark.parametrize("name", ["home_province", "sex"])
def test_a_property_that_names_no_group_has_no_network(name: str) -> None:
    """A list of which no code may leave puts nobody into a group that has a name here."""
    whole = Labels.of(codebook(), Gazetteer.load())
    assert all(whole.groups(each) for each in whole.properties)
    none = replace(
        whole,
        lists={**whole.lists, name: {}},
        located=whole.located - {name},
    )
    asked = plan(f"{BOTH}, network: true")
    require_known(asked, whole)
    assert preview(asked, people(), None, {}, at=AT).release.tables[0].network
    with pytest.raises(BadPlan) as caught:
        require_known(asked, none)
    assert caught.value.details["key"] == "tables[0].network"
    require_known(plan(BOTH), none)


def test_it_is_the_table_that_would_leave_without_it() -> None:
    drawn, plain = (assembled(each) for each in (PLAN, PLAN.replace(", network: true", "")))
    assert [replace(each, network=False) for each in drawn.release.tables] == list(plain.release.tables)
    assert drawn.snapshot.members == plain.snapshot.members
    assert drawn.snapshot.published == plain.snapshot.published
    assert drawn.kept == plain.kept


def grouped(counts: dict[tuple[str, str], int]) -> Assembled:
    pairs = [pair for pair, number in counts.items() for _ in range(number)]
    rows = [
        PersonRow(
            token=f"t{place:04}",
            lists=frozenset(),
            values={"home_province": (province,), "sex": (sex,)},
            sources=frozenset({f"s{place}"}),
        )
        for place, (province, sex) in enumerate(pairs)
    ]
    return assembled(f"{HEAD}tables: [{{{BOTH}, network: true}}]\n", rows=rows)


SHOWN = {("ryanggang", "Female"): 40, ("north-hamgyong", "Female"): 60}
FEW = (("ryanggang", "Male"), ("ryanggang", "Other"), ("north-hamgyong", "Male"), ("north-hamgyong", "Other"))


@pytest.mark.parametrize("moved", range(1, 6))
def test_withheld_numbers_change_no_byte_of_the_picture(moved: int) -> None:
    """Four small counts that differ, in sums that do not: whoever holds both pictures holds the same one twice."""
    values = [(7, 2, 2, 7), (7 - moved, 2 + moved, 2 + moved, 7 - moved)]
    first, second = (grouped(SHOWN | dict(zip(FEW, each, strict=True))) for each in values)
    assert first.snapshot.members != second.snapshot.members
    assert all(first.release.tables[0].count(*each) is None for each in FEW)
    assert first.release.tables == second.release.tables
    drawn = render_figures(first.release)
    assert len(drawn) == 3
    assert drawn == render_figures(second.release)


def test_a_shown_number_does_change_it() -> None:
    """So that the same picture twice says something."""
    few = dict(zip(FEW, (7, 2, 2, 7), strict=True))
    more = SHOWN | {("ryanggang", "Female"): 70}
    first, second = (render_figures(grouped(each | few).release) for each in (SHOWN, more))
    assert all(first[path] != second[path] for path in first)


def changed(bundle: Path, old: str, new: str) -> list[tuple[str, str]]:
    path = bundle / DRAWN
    drawn = path.read_text("utf-8")
    assert drawn.count(old)
    path.write_text(drawn.replace(old, new, 1), encoding="utf-8")
    assert [each.code for each in verify_bundle(bundle).problems][:1] == ["changed"]
    sign_again(bundle, SEED)
    return [(each.code, each.at) for each in verify_bundle(bundle).problems]


def test_a_band_that_is_drawn_wider_is_found_though_every_number_is_right(bundle: Path) -> None:
    letters = letters_in((bundle / DRAWN).read_bytes())
    assert changed(bundle, 'stroke-width="34.00"', 'stroke-width="44.00"') == [("disagrees", DRAWN)]
    assert letters_in((bundle / DRAWN).read_bytes()) == letters


def test_a_number_that_is_drawn_otherwise_is_found(bundle: Path) -> None:
    number = next(each for each in letters_in((bundle / DRAWN).read_bytes()) if each.isdecimal())
    assert ("disagrees", DRAWN) in changed(bundle, f">{number}<", f">{int(number) + 30}<")


@pytest.mark.parametrize("count", [0, -40, 10**400])
def test_a_record_of_which_no_band_can_be_drawn_is_no_end_of_the_check(count: int) -> None:
    release = assembled().release
    forged = [
        replace(table, cells=tuple(replace(each, count=count) for each in table.cells))
        for table in release.tables
        if table.network
    ]
    found = charts_disagree(lambda _: b"", replace(release, tables=tuple(forged), estimates=()))
    assert {each.code for each in found} == {"disagrees"}


def test_a_network_that_nobody_asked_for_is_a_stranger() -> None:
    release = assembled().release
    assert strangers([DRAWN], release) == []
    plain = replace(release, tables=tuple(replace(each, network=False) for each in release.tables))
    assert [(each.code, each.at) for each in strangers([DRAWN], plain)] == [("stranger", DRAWN)]


def test_a_record_from_before_there_were_networks_is_read() -> None:
    told: Any = to_json(assembled().release)
    for each in told["tables"]:
        del each["network"]
    assert not any(each.network for each in Release.from_json(told).tables)
