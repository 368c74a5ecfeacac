"""From what somebody said of a date to the row that a series counts; and what is approved is its years too."""

from __future__ import annotations

from tests.actions.conftest import SURVIVOR, Witness
from tests.actions.test_release_desk import plan

from bearwitness.actions.releases.check_release import check_release
from bearwitness.actions.releases.gather_release import gather_release
from bearwitness.casebook.access import Case
from bearwitness.domain.partial_date import PartialDate
from bearwitness.release.planning.plan import Plan

YEARLY = plan(1, "series: [{of: left_home, step: year, may_be_withheld: true}]")
PERIODS = plan(2, "series: [{of: left_home, may_be_withheld: true}]")
SAID = ("2003-05", "2003-11/2004-02", "1998/2003", "2011?")


def tell(witness: Witness) -> dict[str, str]:
    """A person a date; by date, who she is."""
    found = {}
    for number, said in enumerate(SAID):
        source = witness.tells(f"Fictional testimony {number}. When she left.", "OrgA")
        witness.assesses(source)
        found[said] = witness.person()
        witness.says(source, found[said], f"testimony {number}", role=SURVIVOR)
        witness.says(source, found[said], "When she left", left_home=PartialDate.parse(said))
    return found


def years(witness: Witness) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    rows, lineage = Case(witness.casebook, "team").person_rows("count")
    return {
        lineage.persons[row.token]: (row.values.get("left_home", ()), row.years.get("left_home", ()))
        for row in rows
    }


def test_a_row_has_the_year_where_it_is_certain_and_the_period_where_that_is(witness: Witness) -> None:
    her = tell(witness)
    assert years(witness) == {
        her["2003-05"]: (("From2000To2004",), ("2003",)),
        her["2003-11/2004-02"]: (("From2000To2004",), ()),
        her["1998/2003"]: ((), ()),
        her["2011?"]: ((), ()),
    }


def test_another_year_of_the_same_period_changes_what_is_approved_by_year_and_by_nothing_else(
    witness: Witness,
) -> None:
    her = tell(witness)
    plans = [Plan.from_yaml(each) for each in (YEARLY, PERIODS)]
    source = witness.tells("Fictional testimony by another. When she left.", "OrgA")
    witness.assesses(source)
    witness.says(source, her["2003-05"], "When she left", left_home=PartialDate.parse("2003-05"))
    before = [gather_release(witness.casebook, "check_release", each).digest() for each in plans]
    witness.says(source, her["2003-05"], "When she left", left_home=PartialDate.parse("2001"))
    assert years(witness)[her["2003-05"]] == (("From2000To2004",), ("2001", "2003"))
    after = [gather_release(witness.casebook, "check_release", each).digest() for each in plans]
    assert after[0] != before[0]
    assert after[1] == before[1]


def test_a_check_says_that_nothing_of_it_would_be_left(witness: Witness) -> None:
    tell(witness)
    look = check_release(witness.casebook, YEARLY)
    assert [each.en for each in look.release.refused] == ["Left home (year): persons on record"]
    assert {each.figure for each in look.kept} == {"series-1"}
