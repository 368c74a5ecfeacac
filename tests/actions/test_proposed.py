"""Whose yes counts for a proposed plan, and for what: asked of rows, without a release."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from tests.actions.conftest import SURVIVOR, Witness
from tests.actions.planned_rows import COURT, DOSSIER, HEAD, IMAGE, TABLE, WORDS, proposal
from tests.people import AMINA, BEN, CHIDI, DANA

from bearwitness.actions.errors import ChangedSince, InsideOnly, NoSuchPlan, NotLookedAt, PlanOvertaken
from bearwitness.actions.releases.begin_again import begin_again
from bearwitness.actions.releases.mark import mark_of
from bearwitness.actions.releases.proposed import (
    approvers,
    guards_of,
    latest,
    open_to_outside,
    planned,
    planned_for_outside,
    proposed,
    shows_images,
)
from bearwitness.actions.releases.second_looks import require_second_looks, waiting_looks
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import Approval, OutsideApproval, OutsideApprover, Passage, SecondLook
from bearwitness.casebook.models import Plan as PlanRow
from bearwitness.release.planning.dossier_plan import read_plan
from bearwitness.release.planning.plan import Plan

UNKNOWN = "0" * 64


def said_yes(row: PlanRow, *names: str) -> None:
    for name in names:
        Approval.objects.create(plan=row, by=name, at=datetime.now(UTC))


def signed(row: PlanRow, *names: str, registered_by: str) -> None:
    """Persons outside, each registered and of one mind with the plan."""
    for name in names:
        at = datetime.now(UTC)
        outside = OutsideApprover.objects.create(name=name, key=name, at=at, by=registered_by)
        OutsideApproval.objects.create(plan=row, approver=outside, request=b"r", signature=b"s", at=at)


def test_a_plan_is_found_by_its_digest_and_a_dossier_is_no_release(casebook: Casebook) -> None:
    row = proposal(AMINA)
    assert planned(row.digest) == read_plan(row.text)
    assert begin_again(casebook, row.digest) == row.text
    dossier = proposal(AMINA, DOSSIER)
    for digest in (UNKNOWN, dossier.digest):
        with pytest.raises(NoSuchPlan):
            planned(digest)
    with pytest.raises(NoSuchItem):
        begin_again(casebook, UNKNOWN)


@pytest.mark.parametrize(
    ("text", "open_"),
    [(HEAD + TABLE, True), (HEAD + TABLE + COURT, False), (HEAD + IMAGE, False), (DOSSIER, False)],
    ids=["for everybody", "for one", "with images", "dossier"],
)
def test_nobody_outside_is_shown_what_is_for_one_alone_or_holds_pixels(
    casebook: Casebook, text: str, open_: bool
) -> None:
    plan, row = read_plan(text), proposal(AMINA, text)
    assert open_to_outside(plan) == open_
    if open_:
        assert planned_for_outside(row.digest) == plan
    else:
        with pytest.raises(NoSuchPlan if text == DOSSIER else InsideOnly):
            planned_for_outside(row.digest)
    assert shows_images(plan) == ("images" in text)


def test_what_a_plan_weakens_is_named() -> None:
    assert guards_of(read_plan(HEAD + TABLE)) == []
    weaker = f"{HEAD}{TABLE}weaken: [{{guard: few_sources, reason: {WORDS}}}]\n"
    assert guards_of(read_plan(weaker)) == ["few_sources"]
    assert guards_of(read_plan(DOSSIER)) == []


def test_a_yes_is_to_what_she_was_shown_and_would_leave_now(casebook: Casebook) -> None:
    first = proposal(AMINA, contents="a")
    assert proposed(first.digest, "a").id == first.id
    assert proposed(first.digest, "a", mark_of(first.digest, "a")).id == first.id
    with pytest.raises(PlanOvertaken):
        proposed(first.digest, "b")
    for seen in ("", mark_of(first.digest, "b"), mark_of(UNKNOWN, "a")):
        with pytest.raises(ChangedSince):
            proposed(first.digest, "a", seen)
    with pytest.raises(NoSuchPlan):
        proposed(UNKNOWN, "a")
    anew = proposal(DANA, contents="b")
    assert anew.digest == first.digest
    assert latest(first.digest) == anew
    assert proposed(first.digest, "b").id == anew.id
    with pytest.raises(PlanOvertaken):
        proposed(first.digest, "a")


def test_two_who_may_release_are_two_and_who_may_not_is_none(casebook: Casebook) -> None:
    row = proposal(AMINA)
    assert approvers(row) == []
    said_yes(row, BEN, CHIDI, AMINA)
    assert approvers(row) == [AMINA], "neither an analyst nor a stranger lets anything out"
    said_yes(row, DANA)
    assert approvers(row) == [AMINA, DANA]


def test_of_those_outside_one_counts_and_none_beside_whoever_registered_them_alone(
    casebook: Casebook,
) -> None:
    row = proposal(AMINA)
    signed(row, "lawyer", "doctor", registered_by=AMINA)
    assert approvers(row) == [], "nobody inside has said yes"
    said_yes(row, AMINA)
    assert approvers(row) == [AMINA]
    said_yes(row, DANA)
    assert approvers(row) == [AMINA, DANA, "lawyer"]


def test_a_quote_waits_for_an_approver_who_did_not_propose_it(witness: Witness) -> None:
    words = "they said I owed them"
    source = witness.tells(f"Then {words}, and I stayed.", "OrgA")
    witness.says(source, witness.person(), words, role=SURVIVOR)
    passage = Passage.objects.get(text__source=source.id)
    text = f"{HEAD}quotes: [{{passage: {passage.id}}}]\n"
    plan, row = read_plan(text), proposal(AMINA, text)
    assert isinstance(plan, Plan)

    def looked(name: str) -> frozenset[str]:
        SecondLook.objects.create(plan=row, passage=passage, by=name, at=datetime.now(UTC))
        return waiting_looks(row, plan)

    assert waiting_looks(row, plan) == {passage.id}
    said_yes(row, AMINA, BEN)
    assert looked(AMINA) == {passage.id}, "she proposed it"
    assert looked(BEN) == {passage.id}, "his yes does not count"
    assert looked(DANA) == {passage.id}, "she has not said yes"
    with pytest.raises(NotLookedAt) as caught:
        require_second_looks(row, plan)
    assert caught.value.details == {"number": 1}
    said_yes(row, DANA)
    assert waiting_looks(row, plan) == frozenset()
    require_second_looks(row, plan)
