"""What counts in figures waits for its risk assessment, also where a single passage of it counts."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from tests.actions.conftest import DEBT, SURVIVOR, Witness
from tests.consents import RECORD

from bearwitness.actions.care.record_risk import Risk, record_risk
from bearwitness.actions.consents.record_consent import record_consent
from bearwitness.actions.errors import RiskOverdue
from bearwitness.actions.releases.gather_release import gather_release
from bearwitness.casebook.access import Case
from bearwitness.casebook.overdue import missing_risks, overdue_risks
from bearwitness.domain.answer import YES


def test_a_passage_that_counts_by_its_own_yes_waits_for_the_assessment_of_its_source(
    witness: Witness,
) -> None:
    source, person = witness.tells("She crossed the river. A broker sold her.", "OrgA"), witness.person()
    (role,) = witness.says(source, person, "She crossed", role=SURVIVOR)
    witness.says(source, person, "sold her", control_method=DEBT)
    record_consent(witness.casebook, source.id, RECORD)
    now = datetime.now(UTC)
    assert missing_risks(now) == []
    record_consent(witness.casebook, source.id, replace(RECORD, passages={role.passage_id: {"count": YES}}))
    assert len(Case(witness.casebook, "team").person_rows()[0]) == 1
    assert missing_risks(datetime.now(UTC)) == [source.id]
    with pytest.raises(RiskOverdue):
        gather_release(witness.casebook, "build_release")
    past = Risk(
        on=now.date() - timedelta(days=90),
        levels={"survivor": "Low", "family": "Low", "helpers": "Low", "children": "DoesNotApply"},
        own_view="She feels safe",
        next_review=now.date() - timedelta(days=1),
    )
    record_risk(witness.casebook, source.id, past)
    assert overdue_risks(datetime.now(UTC)) == [source.id]
    with pytest.raises(RiskOverdue):
        gather_release(witness.casebook, "build_release")
    witness.assesses(source)
    gather_release(witness.casebook, "build_release")
