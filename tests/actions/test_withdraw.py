"""A withdrawal acts at once, on every exit there is, and says what it reaches (A26)."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.actions.conftest import AGE, NOW, OPEN, SURVIVOR, Witness
from tests.casebooks import acting_as
from tests.people import BEN

from bearwitness.actions.consents.record_consent import record_consent
from bearwitness.actions.consents.withdraw_consent import withdraw_consent
from bearwitness.actions.errors import Reopens
from bearwitness.actions.search import search
from bearwitness.casebook.access import Case
from bearwitness.casebook.errors import NoSuchItem, NotAllowed
from bearwitness.casebook.models import Consent, Plan, ReleaseRow
from bearwitness.casebook.tokens import snapshot_tokens


def test_gone_from_every_exit_at_once(witness: Witness) -> None:
    first, second = (
        witness.tells("Her first testimony.", "OrgA"),
        witness.tells("Of her, by another.", "OrgB"),
    )
    person = witness.person()
    (claim,) = witness.says(first, person, "first testimony", role=SURVIVOR)
    (other,) = witness.says(second, person, "Of her", role=SURVIVOR)
    case = Case(witness.casebook, "team")
    rows, lineage = case.person_rows()
    assert [row.lists for row in rows] == [{"OrgA", "OrgB"}]
    assert len(lineage.open([rows[0].token])) == 2
    assert case.capture_counts() == {("OrgA", "OrgB"): 1}
    assert len(search(witness.casebook, "team", "testimony")) == 1

    reach = withdraw_consent(witness.casebook, first.id, NOW)
    assert (reach.claims, reach.persons, reach.releases) == ((claim.id,), (person,), ())
    assert search(witness.casebook, "team", "testimony") == []
    assert [each.id for each in case.sources("record")] == [second.id]
    assert [each.id for each in case.claims("analyse")] == [other.id]
    assert case.capture_counts() == {("OrgB",): 1}
    assert [passage.quote for passage in lineage.open([rows[0].token])] == ["Of her"]
    withdraw_consent(witness.casebook, second.id, NOW)
    assert case.person_rows()[0] == []
    assert case.capture_counts() == {}


def test_a_moment_to_come_counts_as_now(witness: Witness) -> None:
    source = witness.tells("A testimony.", "OrgA")
    withdraw_consent(witness.casebook, source.id, datetime.now(UTC) + timedelta(days=30))
    assert Case(witness.casebook, "team").sources("record") == []


def test_what_was_agreed_before_stays_on_record(witness: Witness) -> None:
    source = witness.tells("A testimony.", "OrgA")
    withdraw_consent(witness.casebook, source.id, NOW)
    withdraw_consent(witness.casebook, source.id, NOW)
    assert [row.withdrawn_at is None for row in Consent.objects.order_by("at")] == [True, False, False]
    with pytest.raises(Reopens) as caught:
        record_consent(witness.casebook, source.id, OPEN)
    assert caught.value.details == {"sources": 1, "claims": 0}
    assert Case(witness.casebook, "team").sources("record") == []
    reach = record_consent(witness.casebook, source.id, OPEN, reopen=True)
    assert reach is not None
    assert reach.sources == (source.id,)
    assert record_consent(witness.casebook, source.id, OPEN) is None
    assert len(Case(witness.casebook, "team").sources("record")) == 1


def test_it_names_the_releases_that_cannot_be_called_back(witness: Witness) -> None:
    source, person = witness.tells("A testimony.", "OrgA"), witness.person()
    witness.says(source, person, "testimony", role=SURVIVOR, age_when_trafficked=AGE)
    plan = Plan.objects.create(id="A-1", digest="0" * 64, text="", by="amina", at=NOW)
    for number, who in enumerate((person, "P-OTHER")):
        snapshot = snapshot_tokens([who])[who]
        ReleaseRow.objects.create(
            id=f"R-{number}", plan=plan, at=NOW, bundle_digest="0" * 64, snapshot=snapshot
        )
    assert withdraw_consent(witness.casebook, source.id, NOW).releases == ("R-0",)


def test_who_may_not_and_what_is_not_there(witness: Witness) -> None:
    source = witness.tells("A testimony.", "OrgA")
    with pytest.raises(NotAllowed):
        withdraw_consent(acting_as(witness.casebook, BEN), source.id, NOW)
    with pytest.raises(NoSuchItem):
        withdraw_consent(witness.casebook, "S-NONE", NOW)
    with pytest.raises(NoSuchItem):
        record_consent(witness.casebook, "S-NONE", OPEN)
    assert len(Case(witness.casebook, "team").sources("record")) == 1
