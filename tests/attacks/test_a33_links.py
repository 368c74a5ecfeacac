"""A32: whoever gave somebody the link to her account is no second person beside her, wherever two are asked for."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.actions.conftest import Witness
from tests.actions.seen import seen_of
from tests.actions.test_quotes import allows, plan, told
from tests.casebooks import PASSPHRASE, acting_as, casebook, folder, keys, template
from tests.consents import OPEN
from tests.people import AMINA, BEN, CHIDI, DANA

from bearwitness.actions.consents.record_consent import record_consent
from bearwitness.actions.consents.second_consent import second_consent
from bearwitness.actions.errors import AlreadyApproved, NotLookedAt
from bearwitness.actions.keeping.erase import erase
from bearwitness.actions.keys.add_keyholder import add_keyholder
from bearwitness.actions.keys.make_shares import make_shares
from bearwitness.actions.releases.approve_release import approve_release
from bearwitness.actions.releases.build_release import build_release
from bearwitness.actions.releases.look_again import look_again
from bearwitness.actions.releases.propose_release import propose_release
from bearwitness.actions.releases.proposed import approvers, latest
from bearwitness.actions.sources.add_source import add_source
from bearwitness.casebook.acting import acting
from bearwitness.casebook.confirmed import name_digest
from bearwitness.casebook.errors import LinkFromTheOther
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import Approval, OutsideApproval, OutsideApprover, Plan, Source
from bearwitness.vault.cost import CHEAPEST

__all__ = ["casebook", "folder", "keys", "template"]


def linked(casebook: Casebook, name: str, by: str) -> None:
    """What the record says once somebody's link was given and used."""
    with acting(acting_as(casebook, by), "give_link") as entry:
        entry.detail["account"] = name_digest(name)
    with acting(acting_as(casebook, name), "set_up_account"):
        pass


@pytest.fixture
def witness(casebook: Casebook) -> Witness:
    return Witness(casebook=casebook)


def test_a_release_with_a_quote(witness: Witness, tmp_path: Path) -> None:
    casebook, dana = witness.casebook, acting_as(witness.casebook, DANA)
    source, passage = told(witness)
    record_consent(casebook, source.id, allows(passage))
    linked(casebook, DANA, AMINA)
    digest = propose_release(casebook, plan(passage))
    with pytest.raises(LinkFromTheOther):
        look_again(dana, digest, passage)
    assert approve_release(casebook, digest, seen_of(digest)) == 1
    assert approve_release(dana, digest, seen_of(digest)) == 1
    with pytest.raises(NotLookedAt):
        build_release(casebook, digest, tmp_path)
    linked(casebook, DANA, BEN)
    look_again(dana, digest, passage)
    row = latest(digest)
    assert row is not None
    assert approvers(row) == [AMINA], "she could have approved it in her place, before the new link"
    assert approve_release(dana, digest, seen_of(digest)) == 2
    with pytest.raises(AlreadyApproved):
        approve_release(dana, digest, seen_of(digest))
    assert build_release(casebook, digest, tmp_path).release.id


def test_the_proposer_does_not_look_a_second_time_through_anothers_account(
    witness: Witness, tmp_path: Path
) -> None:
    """The approvers are two persons, but the one who looked could be the one who proposed."""
    casebook = witness.casebook
    source, passage = told(witness)
    record_consent(casebook, source.id, allows(passage))
    add_keyholder(casebook, CHIDI, PASSPHRASE, ["reviewer"], CHEAPEST)
    digest = propose_release(casebook, plan(passage))
    look_again(acting_as(casebook, DANA), digest, passage)
    for name in (DANA, CHIDI):
        approve_release(acting_as(casebook, name), digest, seen_of(digest))
    row = latest(digest)
    assert row is not None
    assert approvers(row) == [DANA, CHIDI]
    linked(casebook, DANA, AMINA)
    with pytest.raises(NotLookedAt):
        build_release(casebook, digest, tmp_path)


def test_a_childs_consent_either_way(casebook: Casebook) -> None:
    source = add_source(casebook, data=b"A fictional note.", name="a", kind="document", child=True).id
    record_consent(casebook, source, replace(OPEN, child=True))
    dana = acting_as(casebook, DANA)
    linked(casebook, DANA, AMINA)
    with pytest.raises(LinkFromTheOther):
        second_consent(dana, source)
    linked(casebook, DANA, BEN)
    second_consent(dana, source)
    consent = Source.objects.select_related("consent").get(id=source).consent
    assert consent is not None
    assert consent.second_approver == DANA


def test_erasing_and_shares(casebook: Casebook) -> None:
    """Custodians are keyholders; had their link been asked for no passphrase, it would count against them too."""
    source = add_source(casebook, data=b"A fictional note.", name="a", kind="document").id
    linked(casebook, BEN, AMINA)
    add_keyholder(casebook, BEN, PASSPHRASE, ["custodian"], CHEAPEST)
    ben = acting_as(casebook, BEN)
    assert not erase(casebook, source, "Withdrawn").done
    with pytest.raises(LinkFromTheOther):
        erase(ben, source, "Withdrawn")
    assert make_shares(casebook) == ()
    with pytest.raises(LinkFromTheOther):
        make_shares(ben)
    linked(casebook, BEN, AMINA)
    assert erase(ben, source, "Withdrawn").done, "this time her passphrase was asked for"
    assert len(make_shares(ben)) == 3


def test_who_counts(casebook: Casebook) -> None:
    """Her own link, a link that nobody used, and one that asked for a passphrase say nothing."""
    add_keyholder(casebook, CHIDI, PASSPHRASE, ["reviewer"], CHEAPEST)
    at = datetime.now(UTC)
    row = Plan.objects.create(id="R-1", digest="d", text="t", contents="c", by=AMINA, at=at)
    for name in (AMINA, DANA, CHIDI):
        Approval.objects.create(plan=row, by=name, at=datetime.now(UTC))
    with acting(casebook, "give_link") as entry:
        entry.detail["account"] = name_digest(DANA)
    assert approvers(row) == [AMINA, DANA, CHIDI]
    linked(casebook, CHIDI, AMINA)
    linked(casebook, AMINA, AMINA)
    assert approvers(row) == [AMINA, DANA, CHIDI]
    linked(casebook, DANA, AMINA)
    assert approvers(row) == [AMINA, CHIDI]
    linked(casebook, AMINA, DANA)
    assert approvers(row) == [AMINA, CHIDI], "the founder is a keyholder"


def test_an_approval_from_before_a_second_link_counts_by_the_first(casebook: Casebook) -> None:
    linked(casebook, DANA, AMINA)
    row = Plan.objects.create(id="R-1", digest="d", text="t", contents="c", by=AMINA, at=datetime.now(UTC))
    for name in (AMINA, DANA):
        Approval.objects.create(plan=row, by=name, at=datetime.now(UTC))
    linked(casebook, DANA, BEN)
    assert approvers(row) == [AMINA]
    row.approvals.filter(by=DANA).update(at=datetime.now(UTC) + timedelta(seconds=1))
    assert approvers(row) == [AMINA, DANA]


def test_an_approver_outside_stands_beside_nobody_who_has_her_link_from_whoever_registered_him(
    casebook: Casebook,
) -> None:
    row = Plan.objects.create(id="R-1", digest="d", text="t", contents="c", by=DANA, at=datetime.now(UTC))
    Approval.objects.create(plan=row, by=DANA, at=datetime.now(UTC))
    outside = OutsideApprover.objects.create(name="lawyer", key="k", at=datetime.now(UTC), by=AMINA)
    OutsideApproval.objects.create(
        plan=row, approver=outside, request=b"r", signature=b"s", at=datetime.now(UTC)
    )
    assert approvers(row) == [DANA, "lawyer"]
    linked(casebook, DANA, AMINA)
    assert approvers(row) == [DANA]
