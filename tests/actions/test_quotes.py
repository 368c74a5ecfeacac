"""A quote leaves only with consent for just these words, and after a second look by somebody else (A26)."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import cast

import pytest
from tests.actions.conftest import SURVIVOR, Witness
from tests.actions.seen import seen_of
from tests.attacks.test_a36_every_action import Faults
from tests.casebooks import acting_as
from tests.consents import CHILD, OPEN
from tests.people import DANA

from bearwitness.actions.consents.record_consent import record_consent
from bearwitness.actions.consents.withdraw_consent import withdraw_consent
from bearwitness.actions.errors import LookByAnother, NotLookedAt, PlanOvertaken, RiskOverdue, WithdrawnSince
from bearwitness.actions.keeping.erase import Erased, erase
from bearwitness.actions.releases.approve_release import approve_release
from bearwitness.actions.releases.build_release import build_release
from bearwitness.actions.releases.check_release import check_release
from bearwitness.actions.releases.kept_bundles import build_kept, handed_out, kept_release
from bearwitness.actions.releases.look_again import look_again
from bearwitness.actions.releases.look_at_plan import look_at_plan
from bearwitness.actions.releases.look_over import look_over
from bearwitness.actions.releases.propose_release import propose_release
from bearwitness.actions.sources.add_subject import add_subject
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.models import Erasure, Member, Passage
from bearwitness.casebook.models import Plan as PlanRow
from bearwitness.cli.release_quotes import looked
from bearwitness.domain.answer import NO, YES, Answer
from bearwitness.domain.consent import Consent
from bearwitness.domain.source import SourceRecord
from bearwitness.domain.term import Term
from bearwitness.release.errors import QuoteClosed, QuoteTells
from bearwitness.release.verifying.verify import verify_bundle

WORDS = "they said I owed them for the road"
DEBT = Term(list="control_method", code="DebtBondage")


def plan(passage: str, more: str = "") -> str:
    return (
        "title: {en: Words, ko: 말, zh: 话}\npurpose: {en: A test, ko: 시험입니다, zh: 测试}\n"
        f"period: 2000/2020\nquotes: [{{passage: {passage}{more}}}]\n"
    )


def told(witness: Witness, words: str = WORDS, helper: bool = False) -> tuple[SourceRecord, str]:
    source = witness.tells(f"Then {words}, and I stayed.", "OrgA")
    witness.assesses(source)
    role = Term(list="person_role", code="Helper") if helper else SURVIVOR
    witness.says(source, witness.person(), words, role=role, control_method=DEBT)
    return source, Passage.objects.get(text__source=source.id).id


def allows(passage: str, consent: Consent = OPEN) -> Consent:
    return replace(consent, passages={passage: {"quote": YES}})


@pytest.fixture
def agreed(witness: Witness) -> tuple[str, str]:
    """Source and passage, with consent to quote just this."""
    source, passage = told(witness)
    record_consent(witness.casebook, source.id, allows(passage))
    return source.id, passage


def approved(witness: Witness, passage: str) -> str:
    digest = propose_release(witness.casebook, plan(passage))
    approve_release(witness.casebook, digest, seen_of(digest))
    approve_release(acting_as(witness.casebook, DANA), digest, seen_of(digest))
    return digest


def test_a_quote_goes_the_whole_way(witness: Witness, agreed: tuple[str, str], tmp_path: Path) -> None:
    source, passage = agreed
    digest = approved(witness, passage)
    with pytest.raises(NotLookedAt):
        build_release(witness.casebook, digest, tmp_path)
    with pytest.raises(LookByAnother):
        look_again(witness.casebook, digest, passage)
    with pytest.raises(NoSuchItem):
        look_again(acting_as(witness.casebook, DANA), digest, "N-other")
    look_again(acting_as(witness.casebook, DANA), digest, passage)
    stands = look_at_plan(witness.casebook, digest)
    assert stands.look is not None
    assert "rare" in {each.kind for each in stands.look.findings}
    assert (stands.looked, stands.unread) == ({passage: (DANA,)}, frozenset())
    assert (stands.overtaken, stands.refused, stands.ready) == (False, None, True)
    (line,) = look_over(witness.casebook).plans
    assert line.state == "waiting"
    built = build_release(witness.casebook, digest, tmp_path)
    assert verify_bundle(tmp_path / "release", built.fingerprint).ok
    assert WORDS in (tmp_path / "release" / "index.html").read_text("utf-8")
    receipts = (tmp_path / "release" / "receipts.json").read_text("utf-8")
    assert json.loads(receipts)["release"]["quotes"][0]["words"] == WORDS
    assert passage not in receipts
    reach = withdraw_consent(witness.casebook, source, datetime.now(UTC))
    assert (reach.releases, reach.figures) == ((built.release.id,), (1,))


def test_the_command_shows_the_quote_that_it_notes_as_read(witness: Witness, agreed: tuple[str, str]) -> None:
    text = plan(agreed[1])
    digest = propose_release(witness.casebook, text)
    found, lines = looked(acting_as(witness.casebook, DANA), text, agreed[1], "en")
    (quote,) = cast("list[dict[str, object]]", found["quotes"])
    assert quote["words"] == WORDS
    assert lines[-1].startswith("Noted that you have read")
    assert look_at_plan(witness.casebook, digest).looked == {agreed[1]: (DANA,)}


def test_a_look_without_an_approval_does_not_count(
    witness: Witness, agreed: tuple[str, str], tmp_path: Path
) -> None:
    digest = propose_release(witness.casebook, plan(agreed[1]))
    look_again(acting_as(witness.casebook, DANA), digest, agreed[1])
    approve_release(witness.casebook, digest, seen_of(digest))
    with pytest.raises(NotLookedAt):
        build_release(witness.casebook, digest, tmp_path)
    assert not (tmp_path / "release").exists()


@pytest.mark.parametrize(
    "consent",
    [
        OPEN,
        replace(OPEN, scopes={**OPEN.scopes, "quote": YES}),
        "no",
        "child",
    ],
)
def test_without_consent_for_just_these_words_nothing_leaves(
    witness: Witness, consent: Consent | str
) -> None:
    source, passage = told(witness)
    if consent == "no":
        consent = replace(OPEN, scopes={**OPEN.scopes, "quote": YES}, passages={passage: {"quote": NO}})
    if consent == "child":
        consent = allows(passage, replace(CHILD, second_approver=DANA))
    assert isinstance(consent, Consent)
    record_consent(witness.casebook, source.id, consent)
    with pytest.raises(QuoteClosed):
        propose_release(witness.casebook, plan(passage))
    with pytest.raises(QuoteClosed):
        check_release(witness.casebook, plan(passage))
    assert not PlanRow.objects.exists()


def test_a_withdrawal_stops_a_quote_that_was_approved(
    witness: Witness, agreed: tuple[str, str], tmp_path: Path
) -> None:
    source, passage = agreed
    digest = approved(witness, passage)
    look_again(acting_as(witness.casebook, DANA), digest, passage)
    withdraw_consent(witness.casebook, source, datetime.now(UTC))
    with pytest.raises(PlanOvertaken):
        build_release(witness.casebook, digest, tmp_path)
    with pytest.raises(QuoteClosed):
        propose_release(witness.casebook, plan(passage))
    assert not (tmp_path / "release").exists()


def test_no_plan_overrules_what_is_never_released(witness: Witness) -> None:
    source, passage = told(witness, helper=True)
    record_consent(witness.casebook, source.id, allows(passage))
    with pytest.raises(QuoteClosed):
        propose_release(witness.casebook, plan(passage))
    named = "Kim Yong-hui said I owed her"
    source, passage = told(witness, named)
    record_consent(witness.casebook, source.id, allows(passage))
    (finding,) = [each for each in check_release(witness.casebook, plan(passage)).findings if each.never]
    with pytest.raises(QuoteTells):
        propose_release(witness.casebook, plan(passage))
    start, end = finding.span or (0, 0)
    cut = plan(passage, f", leave_out: [[{start}, {end}]]")
    propose_release(witness.casebook, cut)
    assert check_release(witness.casebook, cut).release.quotes[0].words == f"[…]{named[end:]}"


def test_a_quote_waits_for_its_risk_assessment_too(witness: Witness) -> None:
    source = witness.tells(f"Then {WORDS}.", "OrgA")
    witness.says(source, witness.person(), WORDS, role=SURVIVOR)
    passage = Passage.objects.get(text__source=source.id).id
    record_consent(
        witness.casebook,
        source.id,
        allows(passage, replace(OPEN, scopes={"record": YES})),
    )
    with pytest.raises(RiskOverdue):
        propose_release(witness.casebook, plan(passage))


def test_no_entry_no_look(witness: Witness, agreed: tuple[str, str]) -> None:
    digest = propose_release(witness.casebook, plan(agreed[1]))
    faults = Faults(witness.casebook)
    faults.tried(look_again)(acting_as(witness.casebook, DANA), digest, agreed[1])
    assert faults.faults == 1


@pytest.mark.parametrize("person", [False, True])
def test_a_quote_is_marked_withdrawn_whoever_its_claims_tell_of(
    witness: Witness, tmp_path: Path, person: bool
) -> None:
    source = witness.tells(f"Then {WORDS}, and I stayed.", "OrgA")
    witness.assesses(source)
    about = witness.person() if person else add_subject(witness.casebook, "Episode").id
    witness.says(source, about, WORDS, control_method=DEBT)
    passage = Passage.objects.get(text__source=source.id).id
    record_consent(witness.casebook, source.id, allows(passage))
    digest = approved(witness, passage)
    look_again(acting_as(witness.casebook, DANA), digest, passage)
    built = build_release(witness.casebook, digest, tmp_path)
    assert kept_release(witness.casebook, built.release.id).closed == 0
    withdraw_consent(witness.casebook, source.id, datetime.now(UTC))
    (line,) = look_over(witness.casebook).releases
    assert (line.withdrawn, kept_release(witness.casebook, built.release.id).closed) == (1, 1)
    erased = erase_as_two(witness, source.id)
    assert erased.releases == (built.release.id,)
    assert Erasure.objects.get().releases == [built.release.id]
    (line,) = look_over(witness.casebook).releases
    assert line.withdrawn == 1, "what is erased is not handed out again either"


def test_the_words_of_whoever_has_withdrawn_are_not_read_in_a_release_either(
    witness: Witness, agreed: tuple[str, str]
) -> None:
    source, passage = agreed
    digest = approved(witness, passage)
    look_again(acting_as(witness.casebook, DANA), digest, passage)
    built = build_kept(witness.casebook, digest)
    (quote,) = kept_release(witness.casebook, built.release.id).release().quotes
    assert quote.words == WORDS
    withdraw_consent(witness.casebook, source, datetime.now(UTC))
    assert kept_release(witness.casebook, built.release.id).release().quotes == ()


def erase_as_two(witness: Witness, source_id: str) -> Erased:
    erase(witness.casebook, source_id, "Withdrawn")
    Member.objects.create(name=DANA, role="custodian")
    return erase(acting_as(witness.casebook, DANA), source_id, "Withdrawn")


def test_a_withdrawal_that_was_written_down_late_reaches_what_left_meanwhile(
    witness: Witness, agreed: tuple[str, str], tmp_path: Path
) -> None:
    source, passage = agreed
    before = datetime.now(UTC)
    digest = approved(witness, passage)
    look_again(acting_as(witness.casebook, DANA), digest, passage)
    built = build_release(witness.casebook, digest, tmp_path)
    withdraw_consent(witness.casebook, source, before)
    assert kept_release(witness.casebook, built.release.id).closed == 1


@pytest.mark.parametrize("answer", [NO, Answer(granted=True, until=date(2020, 1, 1))], ids=["no", "run out"])
def test_words_that_may_be_quoted_no_longer_leave_no_page_again(
    witness: Witness, agreed: tuple[str, str], answer: Answer
) -> None:
    """She stays counted; it is just these words that she took back."""
    source, passage = agreed
    digest = approved(witness, passage)
    look_again(acting_as(witness.casebook, DANA), digest, passage)
    built = build_kept(witness.casebook, digest)
    assert handed_out(witness.casebook, built.release.id).closed == 0
    record_consent(witness.casebook, source, replace(OPEN, passages={passage: {"quote": answer}}))
    kept = kept_release(witness.casebook, built.release.id)
    assert (kept.closed, kept.release().quotes) == (1, ())
    (line,) = look_over(witness.casebook).releases
    assert line.withdrawn == 1
    with pytest.raises(WithdrawnSince):
        handed_out(witness.casebook, built.release.id)
