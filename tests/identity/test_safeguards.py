"""Consent, risk, referral, stops, copies and feedback act (C1 to C8, H1 to H3, H9)."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from tests.actions.conftest import NOW, SURVIVOR, Witness
from tests.casebooks import acting_as
from tests.consents import ASKED, CHILD, OPEN, RECORD
from tests.people import BEN, DANA, EVE

from bearwitness.actions.assigning.assign_source import assign_source
from bearwitness.actions.care.add_referral import add_referral
from bearwitness.actions.care.list_referrals import list_referrals
from bearwitness.actions.care.offer_referral import offer_referral
from bearwitness.actions.care.plan_interview import earlier_interviews, plan_interview
from bearwitness.actions.care.record_feedback import record_feedback
from bearwitness.actions.care.record_risk import Risk, record_risk
from bearwitness.actions.care.stop_interview import stop_interview
from bearwitness.actions.care.what_is_due import what_is_due
from bearwitness.actions.consents.hand_copy import hand_copy
from bearwitness.actions.consents.recall_letters import recall_letters
from bearwitness.actions.consents.record_consent import record_consent
from bearwitness.actions.consents.second_consent import second_consent
from bearwitness.actions.consents.survivor_copy import survivor_copy
from bearwitness.actions.consents.withdraw_consent import withdraw_consent
from bearwitness.actions.consents.withdrawal_reach import withdrawal_reach
from bearwitness.actions.errors import (
    ContactRefused,
    GuardianIsParty,
    NeedsReason,
    NoOutFolder,
    RiskNotWhole,
    RiskOverdue,
)
from bearwitness.actions.keys.grant_role import grant_role
from bearwitness.actions.releases.check_release import check_release
from bearwitness.actions.releases.gather_release import gather_release
from bearwitness.actions.releases.record_independence import record_independence
from bearwitness.casebook.access import Case
from bearwitness.casebook.errors import NoSuchItem, NotAllowed
from bearwitness.casebook.models import AuditEntry, Interview, Plan, ReferralOffer, ReleaseRow
from bearwitness.casebook.tokens import snapshot_tokens
from bearwitness.domain.answer import NO, YES, Answer
from bearwitness.domain.codebook import codebook
from bearwitness.domain.consent import SCOPES, Consent, Guardian
from bearwitness.domain.errors import BadConsent, BadValue, UnknownPlace, UnknownTerm

TODAY = datetime.now(UTC).date()
DIGEST = "5" * 64


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"language": ""}, "language"),
        ({"language": "klingon"}, "language"),
        ({"method": "hint"}, "method"),
        ({"text_version": "../x"}, "text_version"),
        ({"interviewer": ""}, "interviewer"),
        ({"date": None}, "date"),
        ({"date": TODAY + timedelta(days=2)}, "date"),
        ({"questions": ()}, "questions"),
        ({"questions": (False, *[True] * 6)}, "questions.1"),
        ({"questions": (True, True, False, *[True] * 4)}, "questions.3"),
        ({"questions": (True, True, True, False, *[True] * 3)}, "questions.4"),
        ({"child": True, "assent": True}, "guardian"),
        ({"child": True, "guardian": Guardian(relation="aunt", party_to_events=False)}, "assent"),
    ],
)
def test_c1_a_consent_that_is_not_whole_is_refused(
    witness: Witness, change: dict[str, object], field: str
) -> None:
    wrong = replace(OPEN, **change)  # type: ignore[arg-type]
    with pytest.raises(BadConsent) as caught:
        witness.tells("A testimony.", "OrgA", wrong)
    assert caught.value.details["field"] == field
    source = witness.tells("A testimony.", "OrgA", consent=None)
    with pytest.raises(BadConsent):
        record_consent(witness.casebook, source.id, wrong)
    assert Case(witness.casebook, "team").sources("count") == []


def test_c1_what_opens_nothing_needs_no_yes_to_research(witness: Witness) -> None:
    asked = replace(RECORD, questions=(True, True, True, False, True, True, False))
    witness.tells("A testimony.", "OrgA", asked)
    witness.tells("Another.", "OrgA", replace(ASKED, language="ko-KP", questions=(False,) * 7))


def test_c2_every_scope_is_no_until_it_is_asked(witness: Witness) -> None:
    assert all(not ASKED.answer(scope).granted for scope in SCOPES)
    witness.tells("A testimony.", "OrgA", ASKED)
    assert Case(witness.casebook, "team").sources("record") == []


def test_c5_consent_differs_by_passage(witness: Witness) -> None:
    source, person = witness.tells("The route. My child.", "OrgA"), witness.person()
    witness.says(source, person, "The route", role=SURVIVOR)
    (child,) = witness.says(source, person, "My child", role=SURVIVOR)
    record_consent(witness.casebook, source.id, replace(OPEN, passages={child.passage_id: {"record": NO}}))
    case = Case(witness.casebook, "team")
    assert case.text(case.text_ids(source.id)[0]) == "The route. ████████."


def test_c6_an_embargo_never_opens_and_an_answer_runs_out(witness: Witness) -> None:
    past = Answer(granted=True, until=TODAY - timedelta(days=1))
    witness.tells("A testimony.", "OrgA", replace(OPEN, scopes={"record": YES, "count": past}))
    assert Case(witness.casebook, "team").sources("count") == []
    assert not any(NO.open_on(TODAY + timedelta(days=days)) for days in (0, 1, 10_000))


def test_c6_what_runs_out_is_said_before_it_does(witness: Witness) -> None:
    def until(days: int) -> Consent:
        answer = Answer(granted=True, until=TODAY + timedelta(days=days))
        return replace(OPEN, scopes={"record": YES, "count": answer})

    soon = witness.tells("One.", "OrgA", until(9))
    witness.tells("Two.", "OrgA", until(90))
    witness.tells("Three.", "OrgA", until(-1))
    gone = witness.tells("Four.", "OrgA", until(9))
    withdraw_consent(witness.casebook, gone.id, NOW)
    bare = witness.tells("Five.", "OrgA", masking=None)
    due = what_is_due(witness.casebook)
    assert (due.expiring, due.unmasked, due.overdue) == ((soon.id,), (bare.id,), ())
    assert len(due.unassessed) == 4


def test_c7_a_child_needs_a_guardian_without_a_part_in_it_and_a_second_person(witness: Witness) -> None:
    party = replace(CHILD, guardian=Guardian(relation="husband", party_to_events=True))
    with pytest.raises(GuardianIsParty):
        witness.tells("She said it.", "OrgA", party)
    source = witness.tells("She said it.", "OrgA", CHILD)
    with pytest.raises(GuardianIsParty):
        record_consent(witness.casebook, source.id, party)
    assert Case(witness.casebook, "team").sources("record") == []
    second_consent(acting_as(witness.casebook, DANA), source.id)
    assert len(Case(witness.casebook, "team").sources("count")) == 1


def released(witness: Witness, *persons: str) -> str:
    plan = Plan.objects.create(id="A-1", digest=DIGEST, text="", by="amina", at=NOW)
    tokens = list(snapshot_tokens(persons).values())

    cells = [{"key": [["sex", "Female"]], "tokens": tokens, "published": True}] * 2
    ReleaseRow.objects.create(
        id="R-1", plan=plan, at=NOW, bundle_digest="6" * 64, snapshot=json.dumps({"cells": cells})
    )
    return "R-1"


def test_c4_a_withdrawal_says_what_it_reaches_and_drafts_letters(witness: Witness) -> None:
    shared = replace(OPEN, shares={"Legal Clinic": YES})
    source, person = witness.tells("A testimony.", "OrgA", shared), witness.person()
    (claim,) = witness.says(source, person, "testimony", role=SURVIVOR)
    echo = witness.tells("It was said.", "", consent=None, kind="document", derives_from=source.id)
    release = released(witness, person)
    book = witness.casebook
    hand_copy(book, source.id, recipient="Legal Clinic", language="ko", sha256="7" * 64)
    hand_copy(book, release, recipient="법률 사무소", language="ko", sha256="8" * 64)
    hand_copy(book, release, recipient="某机构", language="zh", sha256="9" * 64)
    with pytest.raises(NotAllowed):
        hand_copy(book, source.id, recipient="Somebody", language="en", sha256="7" * 64)
    with pytest.raises(NoSuchItem):
        hand_copy(book, "S-NONE", recipient="Legal Clinic", language="en", sha256="7" * 64)
    with pytest.raises(BadValue):
        hand_copy(book, source.id, recipient="Legal Clinic", language="en", sha256="7")
    before = withdrawal_reach(book, source.id)
    assert replace(before, withdrawn=NOW.date().isoformat()) == withdraw_consent(book, source.id, NOW)
    assert before.sources == (source.id, echo.id)
    assert (before.claims, before.persons, before.releases) == ((claim.id,), (person,), (release,))
    assert (before.figures, before.manifests) == ((2,), ("6" * 64,))
    assert [copy.recipient for copy in before.copies] == ["Legal Clinic", "법률 사무소", "某机构"]
    letters = {letter.recipient: letter.text for letter in recall_letters(book, source.id).drafts}
    assert "7" * 64 in letters["Legal Clinic"]
    assert "철회" in letters["법률 사무소"]
    assert "撤回" in letters["某机构"]
    hidden = (person, source.id, claim.id, release, "OrgA", "testimony")
    assert not any(each in text for text in letters.values() for each in hidden)


def test_what_repeats_a_withdrawn_testimony_counts_no_more_unless_it_is_known_from_elsewhere(
    witness: Witness,
) -> None:
    source, person = witness.tells("A testimony.", "OrgA"), witness.person()
    first = witness.tells("She was there. The court says so.", "OrgB", derives_from=source.id)
    second = witness.tells("It was told again.", "OrgC", derives_from=first.id)
    witness.says(first, person, "She was there", role=SURVIVOR)
    (known,) = witness.says(first, person, "The court says so", role=SURVIVOR)
    witness.says(second, person, "told again", role=SURVIVOR)
    case = Case(witness.casebook, "team")
    assert case.capture_counts() == {("OrgB", "OrgC"): 1}
    with pytest.raises(BadValue):
        record_independence(witness.casebook, known.passage_id, " ")
    with pytest.raises(NoSuchItem):
        record_independence(witness.casebook, "N-NONE", "It is")
    withdraw_consent(witness.casebook, source.id, NOW)
    assert case.capture_counts() == {}
    assert case.kept_out() == {"withdrawn": 1, "no_count_scope": 0}
    assert len(case.sources("record")) == 2
    record_independence(witness.casebook, known.passage_id, "The court's own record")
    with pytest.raises(BadValue):
        record_independence(witness.casebook, known.passage_id, "The court's own record")
    assert case.capture_counts() == {("OrgB",): 1}
    record_consent(witness.casebook, source.id, OPEN, reopen=True)
    assert case.capture_counts() == {("OrgB", "OrgC"): 1}


def test_c8_she_gets_a_copy_in_her_language_and_corrections_are_added(
    witness: Witness, tmp_path: Path
) -> None:
    given = replace(
        OPEN, scopes={**OPEN.scopes, "quote": Answer(granted=True, until=date(2035, 1, 2))},
        shares={"Legal Clinic": YES},
    )  # fmt: skip
    source = witness.tells("저는 [이름 1]입니다.", "OrgA", given)
    for language, words, day in (
        ("ko", "철회하실 수", "2035년 1월 2일"),
        ("zh", "撤回", "2035年1月2日"),
        ("en", "take back", "2 Jan 2035"),
    ):
        out = tmp_path / f"{language}.txt"
        survivor_copy(witness.casebook, source.id, language, out)  # type: ignore[arg-type]
        text = out.read_text("utf-8")
        assert words in text
        assert day in text
        assert "Legal Clinic" in text
        assert text.endswith("저는 [이름 1]입니다.\n")
        assert out.stat().st_mode & 0o777 == 0o600
    with pytest.raises(NoOutFolder):
        survivor_copy(witness.casebook, source.id, "ko", tmp_path / "ko.txt")
    withdraw_consent(witness.casebook, source.id, NOW)
    survivor_copy(witness.casebook, source.id, "en", tmp_path / "after.txt")
    assert "taken back" in (tmp_path / "after.txt").read_text("utf-8")


def test_c8_a_copy_is_of_a_testimony_and_once_closed_only_a_custodian_makes_it(
    witness: Witness, tmp_path: Path
) -> None:
    grant_role(witness.casebook, EVE, "documenter")
    eve, out = witness.by(EVE).casebook, tmp_path / "copy.txt"
    for kind, consent in (("list", OPEN), ("document", None)):
        other = witness.tells(f"Fictional {kind}.", "OrgA", consent, kind=kind)
        with pytest.raises(NoSuchItem):
            survivor_copy(witness.casebook, other.id, "en", out)
    told, closed = witness.tells("She left.", "OrgA"), witness.tells("She stayed.", "OrgA", ASKED)
    for each in (told, closed):
        with pytest.raises(NoSuchItem):
            survivor_copy(eve, each.id, "en", out)
        assign_source(witness.casebook, each.id, EVE)
    survivor_copy(eve, told.id, "en", tmp_path / "open.txt")
    withdraw_consent(witness.casebook, told.id, NOW)
    for source in (told, closed):
        with pytest.raises(NotAllowed):
            survivor_copy(eve, source.id, "en", out)
        assert AuditEntry.objects.latest("seq").verb == "refuse"
    assert not out.exists()
    survivor_copy(witness.casebook, told.id, "en", out)
    assert '"closed":true' in AuditEntry.objects.latest("seq").detail


def test_h1_she_is_asked_again_only_where_she_agreed_to_be_contacted(witness: Witness) -> None:
    person, (reason, *_) = (
        witness.person(),
        [each for each in codebook().codes("interview_reason") if each != "SheAsked"],
    )
    agreed = witness.tells("A testimony.", "OrgA", replace(OPEN, scopes={**OPEN.scopes, "contact": YES}))
    witness.says(agreed, person, "testimony", role=SURVIVOR)
    assert len(plan_interview(witness.casebook, person, reason)) == 1
    refused = witness.tells(
        "Another testimony.", "OrgB", replace(OPEN, scopes={**OPEN.scopes, "contact": NO})
    )
    witness.says(refused, person, "Another", role=SURVIVOR)
    before = Interview.objects.count()
    with pytest.raises(ContactRefused):
        plan_interview(witness.casebook, person, reason)
    assert Interview.objects.count() == before


def test_h1_earlier_interviews_are_shown_and_a_new_one_needs_a_reason(witness: Witness) -> None:
    person = witness.person()
    assert plan_interview(witness.casebook, person) == []
    source = witness.tells("A testimony.", "OrgA")
    witness.says(source, person, "testimony", role=SURVIVOR)
    other = witness.tells("Somebody else's.", "OrgB")
    witness.says(other, person, "else's", basis="Hearsay", role=SURVIVOR)
    withdraw_consent(witness.casebook, source.id, NOW)
    (earlier,) = earlier_interviews(witness.casebook, person)
    assert (earlier.source_id, earlier.on, earlier.withdrawn) == (source.id, OPEN.date, True)
    for reason in ("", "Because"):
        with pytest.raises(NeedsReason):
            plan_interview(witness.casebook, person, reason)
    for reason in codebook().codes("interview_reason"):
        if reason != "SheAsked":
            with pytest.raises(ContactRefused):
                plan_interview(witness.casebook, person, reason)
    assert plan_interview(witness.casebook, person, "SheAsked") == [earlier]
    assert Interview.objects.latest("pk").earlier == [source.id]
    with pytest.raises(NoSuchItem):
        plan_interview(witness.casebook, "P-NONE")


def risk(on: date, review: date) -> Risk:
    levels = {"survivor": "Low", "family": "High", "helpers": "NotKnown", "children": "DoesNotApply"}
    return Risk(on=on, levels=levels, own_view="She thinks it safe to be counted", next_review=review)


PLAN = """
title: {en: A, ko: 가, zh: 甲}
purpose: {en: B, ko: 나, zh: 乙}
period: 2000/2025
tables: [{by: [exploitation]}]
"""


def test_h2_an_overdue_risk_review_blocks_every_release(witness: Witness) -> None:
    source = witness.tells("A testimony.", "OrgA")
    long_ago = TODAY - timedelta(days=90)
    record_risk(witness.casebook, source.id, risk(long_ago, TODAY - timedelta(days=1)))
    with pytest.raises(RiskOverdue):
        check_release(witness.casebook, PLAN)
    record_risk(witness.casebook, source.id, risk(long_ago - timedelta(days=9), TODAY + timedelta(days=9)))
    with pytest.raises(RiskOverdue):
        gather_release(witness.casebook, "build_release")
    record_risk(witness.casebook, source.id, risk(TODAY, TODAY + timedelta(days=90)))
    gather_release(witness.casebook, "build_release")
    record_risk(witness.casebook, source.id, risk(TODAY, TODAY + timedelta(days=1)))
    gather_release(witness.casebook, "build_release")
    with pytest.raises(BadValue):
        record_risk(witness.casebook, source.id, risk(TODAY + timedelta(days=3), TODAY + timedelta(days=90)))


def test_h2_a_testimony_that_nobody_assessed_is_named_and_blocks_every_release(witness: Witness) -> None:
    first, second = witness.tells("A testimony.", "OrgA"), witness.tells("Another testimony.", "OrgA")
    witness.tells("A document.", "OrgB", kind="document", masking=None)
    witness.tells("Nothing of this counts.", "OrgA", consent=RECORD)
    witness.assesses(first)
    with pytest.raises(RiskOverdue) as caught:
        check_release(witness.casebook, PLAN)
    assert caught.value.details == {"count": 1}
    assert second.id in what_is_due(witness.casebook).unassessed
    assert first.id not in what_is_due(witness.casebook).unassessed
    witness.assesses(second)
    gather_release(witness.casebook, "build_release")


def test_h2_a_withdrawn_testimony_blocks_nothing(witness: Witness) -> None:
    source = witness.tells("A testimony.", "OrgA")
    record_risk(witness.casebook, source.id, risk(TODAY - timedelta(days=9), TODAY - timedelta(days=1)))
    withdraw_consent(witness.casebook, source.id, NOW)
    gather_release(witness.casebook, "build_release")


@pytest.mark.parametrize(
    "change", [{"own_view": " "}, {"levels": {"survivor": "Low"}}, {"next_review": TODAY}]
)
def test_h2_an_assessment_is_whole(change: dict[str, object]) -> None:
    with pytest.raises(RiskNotWhole):
        replace(risk(TODAY, TODAY + timedelta(days=1)), **change)  # type: ignore[arg-type]


def test_h3_help_is_offered_by_language_and_region_and_logged(witness: Witness) -> None:
    book = witness.casebook
    clinic = add_referral(book, "Health", language="ko", region="jilin", words="Day clinic, weekdays")
    add_referral(book, "Emergency", language="ko", region="china", words="Call the night desk")
    add_referral(book, "Legal", language="zh", region="jilin", words="Legal desk")
    found = list_referrals(book, language="ko", region="yanji")
    assert [each.service for each in found] == ["Emergency", "Health"]
    source = witness.tells("A testimony.", "OrgA")
    offer_referral(book, source.id, clinic, "Declined")
    offer_referral(book, source.id, clinic, "Accepted")
    assert list(ReferralOffer.objects.values_list("answer", flat=True)) == ["Declined", "Accepted"]
    with pytest.raises(UnknownTerm):
        offer_referral(book, source.id, clinic, "Perhaps")
    with pytest.raises(NoSuchItem):
        offer_referral(book, source.id, 999, "Accepted")
    with pytest.raises(UnknownPlace):
        add_referral(book, "Health", language="ko", region="nowhere", words="x")
    with pytest.raises(BadValue):
        add_referral(book, "Health", language="ko", region="jilin", words=" ")
    with pytest.raises(NotAllowed):
        add_referral(acting_as(book, BEN), "Health", language="ko", region="jilin", words="x")


@pytest.mark.parametrize(
    ("keeping", "left"), [("Nothing", []), ("Passages", ["First"]), ("Everything", ["First", "then"])]
)
def test_h3_a_stop_keeps_what_she_agreed_to_keep(witness: Witness, keeping: str, left: list[str]) -> None:
    source, person = witness.tells("First this, then that.", "OrgA"), witness.person()
    (kept,) = witness.says(source, person, "First", role=SURVIVOR)
    witness.says(source, person, "then", role=SURVIVOR)
    passages = [kept.passage_id] if keeping == "Passages" else []
    stop_interview(witness.casebook, source.id, keeping, passages)  # type: ignore[arg-type]
    case = Case(witness.casebook, "team")
    assert sorted(case.passage(claim.passage_id).quote for claim in case.claims("count")) == left
    (earlier,) = earlier_interviews(witness.casebook, person)
    assert earlier.stopped
    with pytest.raises(NoSuchItem):
        stop_interview(witness.casebook, source.id, "Passages", ["N-NONE"])
    with pytest.raises(UnknownTerm):
        stop_interview(witness.casebook, source.id, "Half")  # type: ignore[arg-type]


def test_h9_what_became_of_her_words_is_logged_and_promises_are_owed(witness: Witness) -> None:
    first, second = witness.tells("One.", "OrgA"), witness.tells("Two.", "OrgA")
    for source in (first, second):
        record_feedback(witness.casebook, source.id, "Promised", "When the report is out")
    record_feedback(witness.casebook, first.id, "Told")
    assert what_is_due(witness.casebook).owed == (second.id,)
    with pytest.raises(UnknownTerm):
        record_feedback(witness.casebook, first.id, "Perhaps")
