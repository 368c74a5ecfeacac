"""The gate lets through what the plan and the rules allow, and fails closed."""

from __future__ import annotations

import re

import pytest
from tests.people import AMINA, DANA
from tests.release.sample import AT, PLAN, RELEASE, assembled, captures, people

from bearwitness.domain.record import from_json
from bearwitness.domain.release import Release
from bearwitness.estimate import CaptureTable
from bearwitness.release.errors import (
    BadPlan,
    EstimateWithoutLists,
    TooFewApprovers,
    UnknownReason,
    WhollyWithheld,
)
from bearwitness.release.estimates.attested import CAUTIONS, attest
from bearwitness.release.gate import assemble, preview
from bearwitness.release.planning.plan import Plan


def test_what_passes_is_what_was_planned() -> None:
    release = assembled().release
    assert [each.figure for each in release.tables] == ["table-1", "table-2", "table-3", "table-4"]
    assert [(each.figure, each.kind) for each in release.estimates] == [
        ("estimate-1", "attested"),
        ("published-UKdat_5", "recomputed"),
        ("published-Kosovo", "recomputed"),
    ]
    assert release.approvals == 2
    assert [(each.reason, each.number) for each in release.withheld][:2] == [
        ("withdrawn", None),
        ("no_count_scope", 30),
    ]


def test_a_release_comes_back_whole_from_its_json() -> None:
    release = assembled().release
    assert Release.from_json(release.to_json()) == release
    assert from_json(Release, release.to_json()) == release


def test_no_small_count_passes() -> None:
    made = assembled()
    for table in made.release.tables:
        assert table.withheld
        assert all(cell.count is None or cell.count >= 10 for cell in table.cells)
    small = {key for key, who in made.snapshot.members.items() if who.bit_count() < 10}
    assert small
    assert not small & made.snapshot.published


@pytest.mark.parametrize("approvers", [(), (AMINA,), (AMINA, AMINA)])
def test_fewer_than_two_approvers_are_refused(approvers: tuple[str, ...]) -> None:
    with pytest.raises(TooFewApprovers):
        assembled(approvers=approvers)


def test_an_estimate_without_a_table_is_refused() -> None:
    with pytest.raises(EstimateWithoutLists):
        assemble(Plan.from_yaml(PLAN), people(), None, {}, at=AT, release_id=RELEASE, approvers=(AMINA, DANA))


def test_an_estimate_is_refused_where_nobody_stands_on_two_lists() -> None:
    """Rows that were imported each as a person of its own: nothing could come out but nonsense."""
    alone: dict[tuple[int, ...], int] = {(1, 0): 90, (0, 1): 80}
    one = CaptureTable.from_patterns(("harbour", "river"), {**alone, (1, 1): 1})
    with pytest.raises(EstimateWithoutLists):
        assembled(captures=CaptureTable.from_patterns(("harbour", "river"), alone))
    assert assembled(captures=one).release.estimates[0].kind == "attested"
    unasked = assembled(PLAN.split("estimates:")[0], captures=CaptureTable.from_patterns(("a", "b"), alone))
    assert not any(each.kind == "attested" for each in unasked.release.estimates)


def test_an_estimate_says_that_the_same_person_rests_on_coding() -> None:
    own, *published = assembled().release.estimates
    assert any("rests on coding alone" in each.en for each in own.cautions)
    assert not any("rests on coding alone" in each.en for one in published for each in one.cautions)


def test_a_property_that_cannot_be_tabulated_is_refused() -> None:
    for name in ("price", "shoe_size"):
        with pytest.raises(BadPlan):
            assembled(PLAN.replace("control_method", name))


def test_a_reason_without_words_is_refused() -> None:
    with pytest.raises(UnknownReason):
        assembled(kept_out={"because": 12})


def test_whoever_helps_is_no_category() -> None:
    rows = people()
    table = assembled(PLAN.replace("control_method", "role"), rows=rows).release.tables
    codes = [each.code for one in table for each in one.dimensions[0].categories]
    assert "Survivor" in codes
    assert "Helper" not in codes


def attested(
    known: list[int], counts: dict[tuple[int, ...], int] | None = None
) -> tuple[int | None, int | None]:
    table = captures() if counts is None else CaptureTable.from_patterns(("a", "b", "c"), counts)
    frame = Plan.from_yaml(PLAN).estimates[0].frame
    found = attest(table, "estimate-1", frame, "2000/2020", known, threshold=10)
    return found.observed, found.floor


def test_the_number_on_record_is_withheld_where_a_difference_would_be_small() -> None:
    assert attested([300])[0] == 221
    assert attested([221])[0] == 221
    assert attested([225])[0] is None
    assert attested([], {(1, 0, 0): 4, (1, 1, 0): 2})[0] is None


def test_a_floor_that_equals_what_is_withheld_is_withheld_too() -> None:
    counts: dict[tuple[int, ...], int] = {(1, 0, 0): 30, (0, 1, 0): 20}
    assert attested([], counts) == (50, 50)
    assert attested([53], counts) == (None, None)


def test_an_attested_estimate_is_never_finer_than_the_threshold() -> None:
    found = assembled().release.estimates[0]
    numbers = [found.total, found.lower, found.upper, found.floor]
    numbers += [end for each in found.methods for end in (each.total, each.lower, each.upper)]
    assert all(each is None or each % 10 == 0 for each in numbers)
    assert len(found.reading.en) > 20
    assert "harbour" not in str(found)


def test_every_note_of_a_reading_has_words_outside() -> None:
    from bearwitness.domain.messages.catalogue import catalogue

    notes = {key.split(".")[2] for key in catalogue("en") if key.startswith("estimate.note.")}
    assert notes <= set(CAUTIONS)


def test_a_later_release_with_one_more_person_shows_no_difference() -> None:
    first = assembled().snapshot
    later = assembled(rows=people(261), earlier=[first]).release.tables[0]
    assert later.count(None) is None
    assert assembled(rows=people(261)).release.tables[0].count(None) == 261


def test_a_table_of_which_nothing_is_left_is_refused_by_name() -> None:
    with pytest.raises(WhollyWithheld):
        assembled(rows=people(9))
    allowed = PLAN
    for each in ("[age_when_trafficked]", "[control_method]", "[home_province, sex]", "[home_province]"):
        allowed = allowed.replace(f"by: {each}", f"by: {each}, may_be_withheld: true")
    allowed = re.sub(r"- (by: .*)", r"- {\1}", allowed)
    release = assembled(allowed, rows=people(9)).release
    assert release.tables == ()
    assert len(release.refused) == 4


def test_a_plan_says_of_which_table_nothing_may_be_left() -> None:
    named = PLAN.replace("{by: [home_province], map: true}", "{by: [home_province], may_be_withheld: true}")
    assert [each.may_be_withheld for each in Plan.from_yaml(named).tables] == [False, False, False, True]
    with pytest.raises(BadPlan):
        Plan.from_yaml(named.replace("may_be_withheld: true", "may_be_withheld: maybe"))
    look = preview(Plan.from_yaml(named), people(9), captures(), {}, at=AT)
    assert look.silent == ("tables[0]", "tables[1]", "tables[2]")
