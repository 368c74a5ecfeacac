"""What the gate says of itself, and what it asks of a plan before it counts anybody."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.people import AMINA, DANA
from tests.release.sample import AT, PLAN, RELEASE, people

from bearwitness.domain.codebook import codebook
from bearwitness.domain.frame import PersonRow
from bearwitness.domain.gazetteer import Gazetteer
from bearwitness.domain.quote import Quotable
from bearwitness.domain.rounded import Rounded
from bearwitness.estimate import CaptureTable
from bearwitness.release.assembled import Assembled
from bearwitness.release.comparing.snapshot import Snapshot
from bearwitness.release.counts.roster import Roster
from bearwitness.release.errors import (
    BadPlan,
    EstimateWithoutLists,
    NameInPlan,
    QuoteTells,
    TooFewApprovers,
    TooLittleNoise,
    WhollyWithheld,
)
from bearwitness.release.gate import assemble, preview
from bearwitness.release.labels import Labels
from bearwitness.release.planning.known import require_known
from bearwitness.release.planning.plan import Plan
from bearwitness.release.synthetic.ledger import EVERYONE, Charge

HEAD = PLAN.split("tables:")[0]
BY_SEX = HEAD + "tables: [{by: [sex]}]\n"


def test_a_look_ahead_has_no_approvals_and_a_release_has_those_it_was_given() -> None:
    rows = people()
    ahead = preview(Plan.from_yaml(BY_SEX), rows, None, {}, at=AT).release
    assert (ahead.format, ahead.approvals, ahead.id) == (1, 0, "")
    left = assemble(
        Plan.from_yaml(BY_SEX), rows, None, {}, at=AT, release_id=RELEASE, approvers=(AMINA, DANA, AMINA)
    ).release
    assert (left.format, left.approvals, left.id) == (1, 2, RELEASE)
    assert left.tables == ahead.tables


def test_a_table_is_by_properties_that_have_words_be_they_all_there_are() -> None:
    whole = Labels.of(codebook(), Gazetteer.load())
    for words in ({"sex": whole.properties["sex"]}, whole.properties):
        require_known(Plan.from_yaml(BY_SEX), replace(whole, properties=words))
    with pytest.raises(BadPlan) as refused:
        require_known(Plan.from_yaml(BY_SEX), replace(whole, properties={}))
    assert refused.value.details["key"] == "tables[0].by"


def test_a_series_is_by_a_date_at_a_step_that_it_has_and_by_properties_that_have_words() -> None:
    whole = Labels.of(codebook(), Gazetteer.load())
    plan = Plan.from_yaml(HEAD + "series: [{of: left_home, step: year, split: sex}]\n")
    two = {name: whole.properties[name] for name in ("left_home", "sex")}
    for words in (two, whole.properties):
        require_known(plan, replace(whole, properties=words))
    for lacking, key in (
        (replace(whole, steps={}), "of"),
        (replace(whole, steps={"left_home": ("period",)}), "step"),
        (replace(whole, properties={"left_home": two["left_home"]}), "split"),
    ):
        with pytest.raises(BadPlan) as refused:
            require_known(plan, lacking)
        assert refused.value.details["key"] == f"series[0].{key}"


def test_nothing_is_counted_for_a_plan_that_could_name_somebody() -> None:
    plan = Plan.from_yaml(
        BY_SEX.replace("What 260 people told us", "What P-AAAAAAAAAAAAAAAAAAAAAAAAAA told us")
    )
    with pytest.raises(NameInPlan):
        preview(plan, people(), None, {}, at=AT)


@pytest.mark.parametrize(("by", "drawn"), [("home_province", True), ("sex", False)])
def test_a_map_is_drawn_of_places_and_of_nothing_else(by: str, drawn: bool) -> None:
    plan = Plan.from_yaml(HEAD + f"tables: [{{by: [{by}], map: true}}]\n")
    if drawn:
        assert [each.mapped for each in preview(plan, people(), None, {}, at=AT).release.tables] == [True]
    else:
        with pytest.raises(BadPlan):
            preview(plan, people(), None, {}, at=AT)


@pytest.mark.parametrize(("women", "observed"), [(33, None), (21, None), (40, 30), (30, 30)])
def test_the_number_on_record_is_kept_back_beside_a_count_that_is_near_and_shown(
    women: int, observed: int | None
) -> None:
    """Thirty on the lists beside thirty-three women would tell of three."""
    captures = CaptureTable.from_patterns(["A", "B"], {(1, 0): 12, (0, 1): 10, (1, 1): 8})
    sizes = {"Female": women, "Male": 60, "Other": 70, "Unknown": 15, "": 90}
    codes = [code for code, number in sizes.items() for _ in range(number)]
    rows = [
        PersonRow(
            token=f"t{n}",
            lists=frozenset(),
            values={"sex": (code,) if code else ()},
            sources=frozenset({f"s{n}"}),
        )
        for n, code in enumerate(codes)
    ]
    frame = "{en: A, ko: 가, zh: 甲}"
    found = preview(Plan.from_yaml(BY_SEX + f"estimates: [{{frame: {frame}}}]\n"), rows, captures, {}, at=AT)
    assert found.release.tables[0].count("Female") == women
    assert found.release.estimates[0].observed == observed


@pytest.mark.parametrize(("then", "observed"), [(None, 30), (33, None), (30, 30), (40, 30)])
def test_the_number_on_record_is_kept_back_beside_an_earlier_one_that_is_near(
    then: int | None, observed: int | None
) -> None:
    nobody = Snapshot(release="R-1", roster=Roster(()), members={}, published=frozenset(), observed=then)
    captures = CaptureTable.from_patterns(["A", "B"], {(1, 0): 12, (0, 1): 10, (1, 1): 8})
    plan = Plan.from_yaml(HEAD + "estimates: [{frame: {en: A, ko: 가, zh: 甲}}]\n")
    found = preview(plan, [], captures, {}, at=AT, earlier=[nobody])
    assert found.release.estimates[0].observed == observed


@pytest.mark.parametrize(("shown", "observed"), [(True, None), (False, 30)])
def test_the_number_on_record_is_kept_back_beside_an_earlier_count_that_is_near_and_was_shown(
    shown: bool, observed: int | None
) -> None:
    roster = Roster(tuple(f"t{n}" for n in range(33)))
    key = (("sex", "Female"),)
    before = Snapshot(
        release="R-1",
        roster=roster,
        members={key: roster.everybody},
        published=frozenset({key} if shown else ()),
    )
    captures = CaptureTable.from_patterns(["A", "B"], {(1, 0): 12, (0, 1): 10, (1, 1): 8})
    plan = Plan.from_yaml(HEAD + "estimates: [{frame: {en: A, ko: 가, zh: 甲}}]\n")
    found = preview(plan, [], captures, {}, at=AT, earlier=[before])
    assert found.release.estimates[0].observed == observed


def test_a_quote_that_tells_is_shown_to_who_looks_ahead_and_never_leaves() -> None:
    quote = Quotable(
        passage="N-1",
        words="I rang 010-2345-6789 from there.",
        weighed=(("FirstHand", "LikelyReliable"),),
        values=(),
        restricted=False,
        tokens=("t1", "s1"),
    )
    plan, rows = Plan.from_yaml(BY_SEX + "quotes: [{passage: N-1}]\n"), people()
    ahead = preview(plan, rows, None, {}, at=AT, quotable={"N-1": quote})
    assert any(each.never for each in ahead.findings)
    with pytest.raises(QuoteTells):
        assemble(
            plan, rows, None, {}, at=AT, release_id=RELEASE, approvers=(AMINA, DANA), quotable={"N-1": quote}
        )


@pytest.mark.parametrize("named", [True, False])
def test_what_is_kept_of_a_release_says_whom_it_went_to_and_what_its_estimate_rests_on(named: bool) -> None:
    """So that a later comparison knows, and a reader can compute the estimate again."""
    captures = CaptureTable.from_patterns(["A", "B"], {(1, 0): 12, (0, 1): 10, (1, 1): 8})
    audience = "audience: {recipient: A court, key: age1x, language: en}\n" if named else ""
    plan = Plan.from_yaml(HEAD + audience + "estimates: [{frame: {en: A, ko: 가, zh: 甲}}]\n")
    made = assemble(plan, [], captures, {}, at=AT, release_id=RELEASE, approvers=(AMINA, DANA))
    assert made.snapshot.named is named
    assert made.release.recipient == ("A court" if named else "")
    assert made.captures == {"estimate-1": captures.to_csv().encode()}
    assert made.snapshot.observed == 30


def test_the_number_on_record_leaves_rounded_where_a_plan_asks_for_it_and_the_casebook_keeps_both() -> None:
    """Later releases are compared by the exact one, and print of it what was printed."""
    captures = CaptureTable.from_patterns(["A", "B"], {(1, 0): 13, (0, 1): 11, (1, 1): 8})
    asked = HEAD + "estimates: [{frame: {en: A, ko: 가, zh: 甲}}]\n"
    exact, fives = (
        assemble(Plan.from_yaml(each), [], captures, {}, at=AT, release_id=RELEASE, approvers=(AMINA, DANA))
        for each in (asked, asked + "rounding: 5\n")
    )
    told = [
        (made.release.estimates[0].observed, made.release.estimates[0].rounded) for made in (exact, fives)
    ]
    assert told == [(32, None), (30, Rounded(base=5, within=4))]
    assert "32 persons" in exact.release.estimates[0].reading.en
    assert "about 32" not in exact.release.estimates[0].reading.en
    assert "about 30 persons" in fives.release.estimates[0].reading.en
    kept = [(made.snapshot.observed, made.snapshot.recorded) for made in (exact, fives)]
    assert kept == [(32, None), (32, 30)]


def few(number: int) -> list[PersonRow]:
    """Women of whom each told of herself."""
    return [
        PersonRow(
            token=f"t{n:03}", lists=frozenset(), values={"sex": ("Female",)}, sources=frozenset({f"s{n}"})
        )
        for n in range(number)
    ]


def left(plan: str, rows: list[PersonRow], **more: Any) -> Assembled:
    given = {"at": AT, "release_id": RELEASE, "approvers": (AMINA, DANA), **more}
    return assemble(Plan.from_yaml(HEAD + plan), rows, None, {}, **given)


def test_one_who_approves_twice_is_one() -> None:
    with pytest.raises(TooFewApprovers) as refused:
        left("tables: [{by: [sex]}]\n", few(20), approvers=(AMINA, AMINA))
    assert refused.value.details == {"needed": 2, "number": 1}


def test_a_table_without_a_number_leaves_only_as_a_title_and_only_where_the_plan_lets_it() -> None:
    with pytest.raises(WhollyWithheld) as refused:
        left("tables: [{by: [sex]}]\n", few(4))
    assert refused.value.details["key"] == "tables[0]"
    ahead = preview(Plan.from_yaml(BY_SEX), few(4), None, {}, at=AT)
    assert (ahead.silent, ahead.release.tables, len(ahead.release.refused)) == (("tables[0]",), (), 1)
    asked = "tables: [{by: [sex], may_be_withheld: true}]\n"
    made = left(asked, few(4)).release
    assert (made.tables, [each.en for each in made.refused]) == (
        (),
        [each.en for each in ahead.release.refused],
    )
    told = left(asked, few(20)).release
    assert ([each.count(None) for each in told.tables], told.refused) == ([20], ())


def test_tables_are_numbered_from_one_in_their_order() -> None:
    made = left("tables: [{by: [sex]}, {by: [age_when_trafficked]}]\n", few(20)).release
    assert [(each.figure, each.dimensions[0].property) for each in made.tables] == [
        ("table-1", "sex"),
        ("table-2", "age_when_trafficked"),
    ]


@pytest.mark.parametrize("lists", ["", ", lists: linked"])
def test_an_estimate_that_cannot_be_made_is_not_left_out_in_silence(lists: str) -> None:
    asked = f"tables: [{{by: [sex]}}]\nestimates: [{{frame: {{en: A, ko: 가, zh: 甲}}{lists}}}]\n"
    with pytest.raises(EstimateWithoutLists):
        left(asked, few(20))


def test_exact_numbers_do_not_leave_beside_synthetic_data_with_little_noise() -> None:
    drawn = [Charge({4.9: 1}, EVERYONE, {})]
    with pytest.raises(TooLittleNoise):
        left("tables: [{by: [sex]}]\n", few(20), drawn=drawn)
    with pytest.raises(TooLittleNoise):
        preview(Plan.from_yaml(BY_SEX), few(20), None, {}, at=AT, drawn=drawn)


def test_a_property_without_words_is_refused_by_its_place() -> None:
    with pytest.raises(BadPlan) as refused:
        left("tables: [{by: [sex]}, {by: [shoe_size]}]\n", few(20))
    assert refused.value.details["key"] == "tables[1].by"
