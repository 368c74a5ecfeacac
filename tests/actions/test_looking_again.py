"""A second look at a quote: by whom, at what, and what is kept of it."""

from __future__ import annotations

import json

import pytest
from tests.actions.conftest import Witness
from tests.actions.planned_rows import HEAD, TABLE
from tests.actions.seen import seen_of
from tests.actions.test_quotes import allows, told
from tests.casebooks import acting_as
from tests.consents import OPEN
from tests.people import AMINA, BEN, DANA

from bearwitness.actions.consents.record_consent import record_consent
from bearwitness.actions.errors import ChangedSince, LookByAnother, NoSuchPlan, PlanOvertaken
from bearwitness.actions.releases.approve_release import approve_release
from bearwitness.actions.releases.look_again import look_again
from bearwitness.actions.releases.propose_release import propose_release
from bearwitness.casebook.acting import acting
from bearwitness.casebook.confirmed import name_digest
from bearwitness.casebook.errors import LinkFromTheOther, NoSuchItem, Unconfirmed
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import Approval, AuditEntry, SecondLook
from bearwitness.domain.source import SourceRecord

UNKNOWN = "0" * 64


@pytest.fixture
def quoted(witness: Witness) -> tuple[SourceRecord, str]:
    """A source, and words of it that may be quoted."""
    source, passage = told(witness)
    record_consent(witness.casebook, source.id, allows(passage))
    return source, passage


def quoting(passage: str) -> str:
    return f"{HEAD}quotes: [{{passage: {passage}}}]\n"


def linked(casebook: Casebook, name: str, by: str) -> None:
    """What the record says once somebody's link was given and used."""
    with acting(acting_as(casebook, by), "give_link") as entry:
        entry.detail["account"] = name_digest(name)
    with acting(acting_as(casebook, name), "set_up_account"):
        pass


def let_in_by_shares(casebook: Casebook, name: str) -> None:
    """What the record says of somebody who came in with recovery shares, and whom nobody has confirmed."""
    with acting(casebook, "recover_keyholder") as entry:
        entry.detail["keyholder"] = name_digest(name)


def test_she_looks_at_this_quote_of_this_plan_and_it_is_kept_once(
    witness: Witness, quoted: tuple[SourceRecord, str]
) -> None:
    dana, passage = acting_as(witness.casebook, DANA), quoted[1]
    digest = propose_release(witness.casebook, quoting(passage))
    with pytest.raises(LookByAnother):
        look_again(witness.casebook, digest, passage)
    with pytest.raises(NoSuchItem):
        look_again(dana, digest, "N-OTHER")
    with pytest.raises(NoSuchPlan):
        look_again(dana, UNKNOWN, passage)
    with pytest.raises(ChangedSince):
        look_again(dana, digest, passage, UNKNOWN)
    assert not SecondLook.objects.exists()
    for _ in range(2):
        look_again(dana, digest, passage, seen_of(digest))
    kept = SecondLook.objects.get()
    assert (kept.by, kept.passage_id, kept.plan.digest) == (DANA, passage, digest)
    entry = AuditEntry.objects.filter(verb="look_again").latest("seq")
    assert (entry.object, json.loads(entry.detail)) == (passage, {"digest": digest})


def test_she_looks_at_nothing_that_has_changed_since(
    witness: Witness, quoted: tuple[SourceRecord, str]
) -> None:
    source, passage = quoted
    digest = propose_release(witness.casebook, quoting(passage))
    record_consent(witness.casebook, source.id, OPEN)
    with pytest.raises(PlanOvertaken):
        look_again(acting_as(witness.casebook, DANA), digest, passage)
    assert not SecondLook.objects.exists()


def test_who_could_be_the_proposer_does_not_look_in_her_place(
    witness: Witness, quoted: tuple[SourceRecord, str]
) -> None:
    digest = propose_release(witness.casebook, quoting(quoted[1]))
    linked(witness.casebook, DANA, AMINA)
    with pytest.raises(LinkFromTheOther):
        look_again(acting_as(witness.casebook, DANA), digest, quoted[1])
    linked(witness.casebook, DANA, BEN)
    look_again(acting_as(witness.casebook, DANA), digest, quoted[1])
    assert SecondLook.objects.count() == 1


def test_whoever_came_in_with_shares_neither_looks_nor_approves_before_another_confirms_her(
    casebook: Casebook,
) -> None:
    """That comes before anything that is said of the plan."""
    digest = propose_release(casebook, HEAD + TABLE)
    dana = acting_as(casebook, DANA)
    with pytest.raises(NoSuchItem):
        look_again(dana, digest, "N-NONE")
    let_in_by_shares(casebook, DANA)
    with pytest.raises(Unconfirmed):
        look_again(dana, digest, "N-NONE")
    with pytest.raises(Unconfirmed):
        approve_release(dana, digest, seen_of(digest))
    assert not Approval.objects.exists()
