"""From proposing to the last yes, with plans that name nobody: who may, what she must have seen, what is noted."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from tests.actions.conftest import DEBT, SURVIVOR, Witness
from tests.actions.planned_rows import DOSSIER, HEAD, TABLE, WORDS, proposal, release
from tests.actions.seen import seen_of
from tests.actions.test_dossier import SHARED
from tests.actions.test_dossier import plan as dossier_of
from tests.actions.test_quotes import allows, told
from tests.casebooks import acting_as
from tests.people import AMINA, BEN, DANA, EVE

from bearwitness.actions.consents.record_consent import record_consent
from bearwitness.actions.errors import (
    AlreadyApproved,
    BadApproval,
    ChangedSince,
    NoSuchPlan,
    NotSeen,
    PlanOvertaken,
    ReleasesForgotten,
    RiskOverdue,
)
from bearwitness.actions.releases.approve_outside import approve_outside
from bearwitness.actions.releases.approve_release import approve_release
from bearwitness.actions.releases.check_dossier import check_dossier
from bearwitness.actions.releases.check_release import check_release
from bearwitness.actions.releases.contents import contents_of, gather_dossier
from bearwitness.actions.releases.export_ledger import export_ledger
from bearwitness.actions.releases.look_again import look_again
from bearwitness.actions.releases.mark import mark_of
from bearwitness.actions.releases.propose_release import propose_release
from bearwitness.actions.releases.proposed import approvers, latest
from bearwitness.actions.releases.put_forward import put_forward
from bearwitness.actions.releases.refuse_unseen import refuse_unseen
from bearwitness.actions.releases.register_approver import register_approver
from bearwitness.actions.releases.request_approval import request_approval
from bearwitness.casebook import layout
from bearwitness.casebook.errors import NoSuchItem, NotAllowed
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import AuditEntry, OutsideApproval, OutsideApprover
from bearwitness.casebook.models import Plan as PlanRow
from bearwitness.domain.errors import BadValue
from bearwitness.release.bundle.signature import public_pem, signing_key
from bearwitness.release.errors import QuoteTells, WhollyWithheld
from bearwitness.release.planning.dossier_plan import DossierPlan, read_plan
from bearwitness.vault.recipient import PrivateKey

PLAN = HEAD + TABLE
SILENT = PLAN.replace(", may_be_withheld: true", "")
WEAKER = f"{PLAN}weaken: [{{guard: few_sources, reason: {WORDS}}}]\n"
UNSEEN = f"{HEAD}quotes: [{{passage: N-NONE}}]\n"
UNKNOWN = "0" * 64
KEY, OTHER = signing_key(bytes(range(32))), signing_key(bytes(range(1, 33)))
PEM = public_pem(KEY.public_key())


def noted(verb: str) -> dict[str, object]:
    detail: dict[str, object] = json.loads(AuditEntry.objects.filter(verb=verb).latest("seq").detail)
    return detail


def contents(digest: str) -> str:
    row = latest(digest)
    assert row is not None
    return row.contents


def dossier_plan() -> DossierPlan:
    plan = read_plan(DOSSIER)
    assert isinstance(plan, DossierPlan)
    return plan


REFUSED: dict[str, Callable[[Casebook], object]] = {
    "check_release": lambda book: check_release(book, UNSEEN),
    "propose_release": lambda book: propose_release(book, UNSEEN),
    "approve_release": lambda book: approve_release(book, UNKNOWN, ""),
    "approve_outside": lambda book: approve_outside(book, b"nonsense", b""),
    "request_approval": lambda book: request_approval(book, UNKNOWN),
    "look_again": lambda book: look_again(book, UNKNOWN, "N-NONE"),
    "check_dossier": lambda book: check_dossier(book, dossier_plan()),
    "hand_dossier": lambda book: gather_dossier(book, "hand_dossier", dossier_plan()),
}


@pytest.mark.parametrize("verb", REFUSED)
def test_who_may_not_release_learns_nothing_but_that(casebook: Casebook, verb: str) -> None:
    """Neither whether there is such a plan, nor what else is wrong; and the record says that he tried."""
    with pytest.raises(NotAllowed):
        REFUSED[verb](acting_as(casebook, BEN))
    assert noted("refuse") == {"verb": verb}
    assert AuditEntry.objects.latest("seq").actor == BEN


def test_what_is_not_hers_to_see_is_neither_proposed_nor_gathered(casebook: Casebook) -> None:
    for text in (UNSEEN, DOSSIER):
        with pytest.raises(NoSuchItem):
            refuse_unseen(casebook, read_plan(text))
        with pytest.raises(NoSuchItem):
            propose_release(casebook, text)
    with pytest.raises(NoSuchItem):
        check_release(casebook, UNSEEN)
    with pytest.raises(NoSuchItem):
        check_dossier(casebook, dossier_plan())
    assert not PlanRow.objects.exists()


def test_a_table_that_says_nothing_is_tried_before_it_is_proposed_and_then_only_read(
    casebook: Casebook,
) -> None:
    assert len(contents_of(casebook, "approve_release", read_plan(SILENT))) == 64
    with pytest.raises(WhollyWithheld):
        contents_of(casebook, "propose_release", read_plan(SILENT), tried=True)
    with pytest.raises(WhollyWithheld):
        propose_release(casebook, SILENT)


def test_a_look_ahead_is_dated_to_the_second_and_its_mark_is_of_what_would_leave(casebook: Casebook) -> None:
    look = check_release(casebook, PLAN)
    at = datetime.fromisoformat(look.release.at)
    assert at.microsecond == 0
    assert datetime.now(UTC) - at < timedelta(minutes=5)
    assert look.mark == mark_of(propose_release(casebook, PLAN), contents(read_plan(PLAN).digest()))
    assert noted("check_release") == {"digest": read_plan(PLAN).digest()}


def test_nothing_is_gathered_for_anybody_from_a_casebook_that_may_have_forgotten(casebook: Casebook) -> None:
    release(casebook.actor)
    export_ledger(casebook.path)
    (casebook.path / layout.LEDGER).unlink()
    with pytest.raises(ReleasesForgotten):
        gather_dossier(casebook, "hand_dossier", dossier_plan())


def test_nothing_is_gathered_for_a_key_that_opens_nothing(casebook: Casebook) -> None:
    with pytest.raises(BadValue):
        gather_dossier(casebook, "hand_dossier", dossier_plan())
    with pytest.raises(NoSuchItem):
        gather_dossier(casebook, "hand_dossier", replace(dossier_plan(), key=PrivateKey.generate().public))


def test_words_that_name_somebody_are_tried_before_they_are_proposed(witness: Witness) -> None:
    source, passage = told(witness, "Kim Yong-hui said I owed her")
    record_consent(witness.casebook, source.id, allows(passage))
    plan = read_plan(f"{HEAD}quotes: [{{passage: {passage}}}]\n")
    with pytest.raises(QuoteTells):
        contents_of(witness.casebook, "propose_release", plan, tried=True)


def test_a_dossier_is_gathered_once_all_of_it_is_assessed(witness: Witness) -> None:
    source, person = witness.tells("She says they held her.", "OrgA", SHARED), witness.person()
    witness.says(source, person, "they held her", role=SURVIVOR, control_method=DEBT)
    plan = read_plan(dossier_of(person))
    with pytest.raises(RiskOverdue) as caught:
        contents_of(witness.casebook, "propose_release", plan)
    assert caught.value.details == {"count": 1}
    witness.assesses(source)
    assert len(contents_of(witness.casebook, "propose_release", plan)) == 64


def test_the_same_plan_is_one_proposal_as_long_as_it_would_let_out_the_same(casebook: Casebook) -> None:
    digest = propose_release(casebook, PLAN)
    assert propose_release(acting_as(casebook, DANA), PLAN) == digest
    assert PlanRow.objects.count() == 1
    assert noted("propose_release") == {"digest": digest, "contents": contents(digest)}
    proposal(DANA, PLAN, contents="otherwise")
    propose_release(casebook, PLAN)
    assert PlanRow.objects.count() == 3


def test_whoever_proposes_with_her_yes_was_shown_just_this(casebook: Casebook) -> None:
    mark = mark_of(read_plan(PLAN).digest(), contents_of(casebook, "check_release", read_plan(PLAN)))
    for seen in ("", UNKNOWN):
        with pytest.raises(ChangedSince):
            put_forward(casebook, PLAN, seen)
    assert not PlanRow.objects.exists()
    digest = put_forward(casebook, PLAN, mark)
    row = latest(digest)
    assert row is not None
    assert approvers(row) == [AMINA]
    assert put_forward(casebook, PLAN, mark) == digest
    assert approvers(row) == [AMINA]


def test_each_says_yes_once_to_what_she_has_seen_and_it_is_noted(casebook: Casebook) -> None:
    digest = propose_release(casebook, WEAKER)
    dana = acting_as(casebook, DANA)
    with pytest.raises(NotSeen):
        approve_release(casebook, digest, "")
    with pytest.raises(NoSuchPlan):
        approve_release(casebook, UNKNOWN, mark_of(UNKNOWN, ""))
    with pytest.raises(ChangedSince):
        approve_release(casebook, digest, UNKNOWN)
    assert approve_release(casebook, digest, seen_of(digest)) == 1
    with pytest.raises(AlreadyApproved):
        approve_release(casebook, digest, seen_of(digest))
    assert approve_release(dana, digest, seen_of(digest)) == 2
    told = {"digest": digest, "contents": contents(digest), "weakened": ["few_sources"]}
    assert noted("propose_release") == noted("approve_release") == told
    other = propose_release(casebook, PLAN)
    approve_release(casebook, other, seen_of(other))
    assert noted("approve_release") == {"digest": other, "contents": contents(other)}


def test_what_somebody_outside_signs_is_written_one_way_and_for_reading(casebook: Casebook) -> None:
    digest = propose_release(casebook, PLAN)
    text = request_approval(casebook, digest).decode()
    told = json.loads(text)
    assert text == json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    assert "허구" in text
    assert (told["format"], told["plan"], told["contents"]) == (1, digest, contents(digest))
    assert (told["text"], told["synthetic"]) == (PLAN, None)
    at = datetime.fromisoformat(told["asked_at"])
    assert at.microsecond == 0
    assert datetime.now(UTC) - at < timedelta(minutes=5)


def test_a_yes_from_outside_is_to_the_file_that_she_was_given(casebook: Casebook) -> None:
    """Another file that she signed, of the same plan, is none, nor is one that somebody else signed."""
    register_approver(casebook, EVE, PEM)
    digest = propose_release(casebook, WEAKER)
    request = request_approval(casebook, digest)
    changed = json.dumps({**json.loads(request), "contents": UNKNOWN}).encode()
    for file, signature in (
        (changed, KEY.sign(changed)),
        (request, OTHER.sign(request)),
        (request, KEY.sign(changed)),
        (b"[]", KEY.sign(b"[]")),
    ):
        with pytest.raises(BadApproval):
            approve_outside(casebook, file, signature)
    assert not OutsideApproval.objects.exists()
    assert approve_outside(casebook, request, KEY.sign(request)) == 0
    kept = OutsideApproval.objects.get()
    assert (kept.approver_id, bytes(kept.request)) == (EVE, request)
    assert noted("approve_outside") == {
        "digest": digest,
        "contents": contents(digest),
        "weakened": ["few_sources"],
    }
    with pytest.raises(AlreadyApproved):
        approve_outside(casebook, request, KEY.sign(request))
    assert approve_release(acting_as(casebook, DANA), digest, seen_of(digest)) == 2
    other = propose_release(casebook, PLAN)
    request = request_approval(casebook, other)
    approve_outside(casebook, request, KEY.sign(request))
    assert noted("approve_outside") == {"digest": other, "contents": contents(other)}
    proposal(DANA, PLAN, contents="otherwise")
    with pytest.raises(PlanOvertaken):
        approve_outside(casebook, request, KEY.sign(request))


def test_whoever_is_registered_once_a_plan_is_proposed_comes_too_late(casebook: Casebook) -> None:
    """Even at the same moment: nobody is chosen for a plan."""
    digest = propose_release(casebook, PLAN)
    request = request_approval(casebook, digest)
    with pytest.raises(BadApproval):
        approve_outside(casebook, request, KEY.sign(request))
    at = PlanRow.objects.get().at
    OutsideApprover.objects.create(name=EVE, key=PEM.decode(), at=at, by=AMINA)
    with pytest.raises(BadApproval):
        approve_outside(casebook, request, KEY.sign(request))
    assert datetime.now(UTC) > at


def test_a_name_and_a_key_outside_are_of_one_person_who_is_no_member(casebook: Casebook) -> None:
    other = public_pem(OTHER.public_key())
    for name, key in ((AMINA, PEM), (" ", PEM), ("", PEM), (EVE, b"no key")):
        with pytest.raises(BadApproval):
            register_approver(casebook, name, key)
    register_approver(casebook, EVE, PEM)
    for name, key in ((EVE, other), ("lawyer", PEM)):
        with pytest.raises(BadApproval):
            register_approver(casebook, name, key)
    register_approver(casebook, "lawyer", other)
    assert dict(OutsideApprover.objects.values_list("name", "key")) == {
        EVE: PEM.decode(),
        "lawyer": other.decode(),
    }
