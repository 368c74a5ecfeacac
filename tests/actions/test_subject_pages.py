"""What pages of persons, passages and searches show of closed sources: nothing, to nobody whom consent does not reach."""

from datetime import UTC, datetime

import pytest
from tests.actions.conftest import BROKER, DEBT, SURVIVOR, Witness
from tests.attacks.test_a36_every_action import Faults

from bearwitness.actions.coding.list_waiting import list_waiting
from bearwitness.actions.coding.read_claim import read_claim
from bearwitness.actions.coding.read_passage import read_passage
from bearwitness.actions.coding.require_review import require_review
from bearwitness.actions.consents.withdraw_consent import withdraw_consent
from bearwitness.actions.keys.grant_role import grant_role
from bearwitness.actions.persons.list_subjects import list_subjects
from bearwitness.actions.persons.read_subject import read_subject
from bearwitness.actions.search_claims import search_claims
from bearwitness.casebook.errors import NoSuchItem, NotAllowed
from bearwitness.casebook.search.narrow import Narrow
from bearwitness.casebook.subject_pages import PAGE, Wanted

EVERYTHING = Narrow()


def test_analysts_meet_only_what_may_be_analysed(witness: Witness) -> None:
    grant_role(witness.casebook, "ben", "analyst")
    analyst = witness.by("ben").casebook
    source = witness.tells("A broker sold her for a debt.", "one", consent=None)
    person = witness.person()
    [claim] = witness.says(source, person, "sold her", role=SURVIVOR)
    assert list_subjects(witness.casebook, "team", Wanted()).subjects == (person,)
    assert read_subject(witness.casebook, "team", person).claims[0].claim.id == claim.id
    assert list_subjects(analyst, "analyst", Wanted()).subjects == ()
    assert search_claims(analyst, "analyst", "sold", EVERYTHING) == ([], False)
    with pytest.raises(NoSuchItem):
        read_subject(analyst, "analyst", person)
    with pytest.raises(NoSuchItem):
        read_passage(analyst, "analyst", claim.passage_id)
    with pytest.raises(NoSuchItem):
        read_claim(analyst, "analyst", claim.id)
    with pytest.raises(NotAllowed):
        list_waiting(analyst, "analyst")


def test_what_is_withdrawn_is_gone(witness: Witness) -> None:
    source, kept = (witness.tells(f"A broker sold her, {each}.", "one") for each in ("first", "second"))
    person = witness.person()
    [gone] = witness.says(source, person, "sold her", control_method=DEBT)
    witness.says(kept, person, "sold her", role=SURVIVOR)
    found = list_subjects(witness.casebook, "team", Wanted()).claims[person]
    assert len(found) == 2
    withdraw_consent(witness.casebook, source.id, datetime.now(UTC))
    assert [each.source_id for each in read_subject(witness.casebook, "team", person).claims] == [kept.id]
    assert (
        list_subjects(
            witness.casebook, "team", Wanted(property="control_method", code="DebtBondage")
        ).subjects
        == ()
    )
    with pytest.raises(NoSuchItem):
        read_passage(witness.casebook, "team", gone.passage_id)


def test_pages_hold_fifty_and_kinds_stand_apart(witness: Witness) -> None:
    source = witness.tells("A broker sold her.", "one")
    persons = sorted(witness.person() for _ in range(PAGE + 1))
    for each in persons:
        witness.says(source, each, "broker", role=BROKER)
    first, second = (list_subjects(witness.casebook, "team", Wanted(), number) for number in (1, 2))
    assert first.subjects == tuple(persons[:PAGE])
    assert first.total == PAGE + 1
    assert second.subjects == tuple(persons[PAGE:])
    assert second.total == first.total
    assert list_subjects(witness.casebook, "team", Wanted(kind="Venue")).subjects == ()


def test_what_waits_is_what_others_coded(witness: Witness) -> None:
    source, person = witness.tells("A broker sold her.", "one"), witness.person()
    [claim] = witness.says(source, person, "sold her", role=SURVIVOR)
    require_review(witness.casebook, "role", required=True)
    grant_role(witness.casebook, "dana", "reviewer")
    own = list_waiting(witness.casebook, "team")
    other = list_waiting(witness.by("dana").casebook, "reviewer")
    assert (own.claims, own.own) == ((), 1)
    assert [each.claim.id for each in other.claims] == [claim.id]
    assert other.under_review == {"role"}


def test_no_entry_no_action(witness: Witness) -> None:
    source, person = witness.tells("A broker sold her.", "one"), witness.person()
    [claim] = witness.says(source, person, "sold her", role=SURVIVOR)
    faults, book = Faults(witness.casebook), witness.casebook
    faults.tried(list_subjects)(book, "team", Wanted())
    faults.tried(read_subject)(book, "team", person)
    faults.tried(search_claims)(book, "team", "sold", EVERYTHING)
    faults.tried(list_waiting)(book, "team")
    faults.tried(read_claim)(book, "team", claim.id)
    faults.tried(read_passage)(book, "team", claim.passage_id)
    assert faults.faults >= 6
