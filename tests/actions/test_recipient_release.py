"""A release for one named recipient: who agreed to share with just this one, sealed to it, and asked back by name."""

from __future__ import annotations

import io
import json
import tarfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pyrage
import pytest
from tests.actions.conftest import SURVIVOR, Witness
from tests.actions.seen import seen_of
from tests.actions.test_outside_approver import KEY as OUTSIDE
from tests.actions.test_outside_approver import PEM
from tests.casebooks import acting_as
from tests.consents import OPEN, RECORD
from tests.people import DANA, EVE

from bearwitness.actions.coding.retract_claim import retract_claim
from bearwitness.actions.consents.hand_copy import hand_copy
from bearwitness.actions.consents.recall_letters import recall_letters
from bearwitness.actions.consents.record_consent import record_consent
from bearwitness.actions.consents.record_recall import record_recall
from bearwitness.actions.consents.withdraw_consent import withdraw_consent
from bearwitness.actions.errors import InsideOnly, NothingShared, PlanOvertaken, WithdrawnSince
from bearwitness.actions.releases.approve_outside import approve_outside
from bearwitness.actions.releases.approve_release import approve_release
from bearwitness.actions.releases.build_release import Built, build_release
from bearwitness.actions.releases.check_release import check_release
from bearwitness.actions.releases.kept_bundles import build_kept, handed_out, kept_release
from bearwitness.actions.releases.look_at_plan import look_at_plan
from bearwitness.actions.releases.look_over import look_over
from bearwitness.actions.releases.propose_release import propose_release
from bearwitness.actions.releases.proposed import latest
from bearwitness.actions.releases.register_approver import register_approver
from bearwitness.actions.releases.request_approval import request_approval
from bearwitness.casebook.errors import NotAllowed
from bearwitness.casebook.models import Claim, HandedCopy, Passage
from bearwitness.domain.answer import NO, YES, Answer
from bearwitness.domain.consent import Consent
from bearwitness.domain.errors import BadValue
from bearwitness.domain.term import Term
from bearwitness.release.errors import BadPlan, BundleExists, QuoteClosed
from bearwitness.release.planning.plan import Plan
from bearwitness.release.verifying.verify import verify_bundle
from bearwitness.vault.recipient import PrivateKey

COURT = "Fictional Court"
KEY = PrivateKey.generate()
SHARED = replace(OPEN, shares={COURT: YES})
RUN_OUT = Answer(granted=True, until=date(2020, 1, 1))
MARRIAGE = Term(list="exploitation", code="ForcedMarriage")
LABOUR = Term(list="exploitation", code="ForcedLabour")


def plan(recipient: str = COURT, key: str = KEY.public, what: str = "tables: [{by: [exploitation]}]") -> str:
    return (
        "title: {en: Fictional table, ko: 허구의 표, zh: 虚构的表}\n"
        "purpose: {en: A test, ko: 시험입니다, zh: 测试}\nperiod: 2000/2020\n"
        f"audience: {{recipient: {recipient}, key: {key}, language: en}}\n{what}\n"
    )


@pytest.fixture
def told(witness: Witness) -> list[str]:
    """Thirty women; the first six agreed to be counted, not to share with the court."""
    sources = []
    for number in range(30):
        consent = OPEN if number < 6 else SHARED
        source = witness.tells(f"Fictional testimony {number}.", "OrgA", consent)
        witness.assesses(source)
        form = MARRIAGE if number < 18 else LABOUR
        witness.says(source, witness.person(), f"testimony {number}", role=SURVIVOR, exploitation=form)
        sources.append(source.id)
    return sources


def approved(witness: Witness, text: str) -> str:
    digest = propose_release(witness.casebook, text)
    approve_release(witness.casebook, digest, seen_of(digest))
    approve_release(acting_as(witness.casebook, DANA), digest, seen_of(digest))
    return digest


def unsealed(content: bytes, to: Path) -> Path:
    plain = pyrage.decrypt(content, [pyrage.x25519.Identity.from_str(KEY.text)])
    with tarfile.open(fileobj=io.BytesIO(plain)) as archive:
        archive.extractall(to, filter="data")
    return to / "release"


def counts(built: Built) -> dict[str | None, int | None]:
    (table,) = built.release.tables
    return {cell.key[0]: cell.count for cell in table.cells}


def test_only_who_agreed_to_share_with_it_is_counted(
    witness: Witness, told: list[str], tmp_path: Path
) -> None:
    look = check_release(witness.casebook, plan())
    assert ("no_share_scope", None) in [(each.reason, each.number) for each in look.release.withheld]
    built = build_release(witness.casebook, approved(witness, plan()), tmp_path / "out")
    assert (counts(built)["ForcedMarriage"], counts(built)["ForcedLabour"], counts(built)[None]) == (
        12,
        12,
        24,
    )
    assert [each.name for each in (tmp_path / "out").iterdir()] == [built.path.name]
    sealed = built.path.read_bytes()
    assert b"ForcedMarriage" not in sealed
    folder = unsealed(sealed, tmp_path / "court")
    assert verify_bundle(folder, built.fingerprint).ok
    page = (folder / "index.html").read_text("utf-8")
    assert "For Fictional Court alone" in page
    assert "no consent to share with this recipient" in page
    (copy,) = HandedCopy.objects.all()
    assert (copy.recipient, copy.release_id, copy.sha256) == (COURT, built.release.id, built.sealed)
    (line,) = (witness.casebook.path / "ledger.jsonl").read_text("utf-8").splitlines()
    assert json.loads(line)["audience"] == "recipient"
    assert COURT not in line
    again = {"language": "en", "sha256": built.sealed}
    hand_copy(witness.casebook, built.release.id, recipient=COURT, **again)
    with pytest.raises(NotAllowed):
        hand_copy(witness.casebook, built.release.id, recipient="Another Body", **again)
    assert HandedCopy.objects.count() == 2
    with pytest.raises(BundleExists):
        write_again(built, tmp_path / "out")


def write_again(built: Built, out: Path) -> None:
    from bearwitness.release.bundle.bundle import write_sealed

    write_sealed(b"other", built.release.id, out)


def test_a_public_release_is_held_to_what_one_recipient_has(
    witness: Witness, told: list[str], tmp_path: Path
) -> None:
    """The six who did not share would be all that tells the two apart."""
    build_release(witness.casebook, approved(witness, plan()), tmp_path / "first")
    audience = plan().splitlines()[3] + "\n"
    look = check_release(witness.casebook, plan().replace(audience, ""))
    shown = [cell.count for table in look.release.tables for cell in table.cells]
    assert 30 not in shown
    assert 18 not in shown


def test_nobody_else_gets_anything(witness: Witness, told: list[str]) -> None:
    for text, error in (
        (plan("Another Body"), NothingShared),
        (plan(key="age1nonsense"), BadValue),
        (plan().replace("language: en", "language: xx"), BadPlan),
        (plan().replace(", language: en", ""), BadPlan),
        (plan().replace("audience: {", "audience: {more: x, "), BadPlan),
    ):
        with pytest.raises(error):
            propose_release(witness.casebook, text)
    assert Plan.from_yaml(plan()).audience == "recipient"


def test_a_consent_that_is_taken_back_stops_it_or_asks_for_the_copy(
    witness: Witness, told: list[str], tmp_path: Path
) -> None:
    digest = approved(witness, plan())
    record_consent(witness.casebook, told[29], OPEN)
    with pytest.raises(PlanOvertaken):
        build_release(witness.casebook, digest, tmp_path)
    assert list(tmp_path.glob("release*")) == []
    built = build_release(witness.casebook, approved(witness, plan()), tmp_path)
    assert counts(built)["ForcedLabour"] == 11
    reach = withdraw_consent(witness.casebook, told[20], datetime.now(UTC))
    (copy,) = reach.copies
    assert (copy.recipient, copy.sha256, copy.public) == (COURT, built.sealed, False)
    (letter,) = recall_letters(witness.casebook, told[20]).drafts
    assert "destroy every copy" in letter.text
    assert built.sealed in letter.text
    (line,) = look_over(witness.casebook).copies
    assert line.recalled


def test_a_quote_for_one_recipient_needs_both_consents(witness: Witness, told: list[str]) -> None:
    source = told[3]
    passage = Passage.objects.get(text__source=source).id
    quoting = plan(what=f"quotes: [{{passage: {passage}}}]")
    record_consent(witness.casebook, source, replace(OPEN, passages={passage: {"quote": YES}}))
    with pytest.raises(QuoteClosed):
        propose_release(witness.casebook, quoting)
    record_consent(witness.casebook, source, replace(SHARED, passages={passage: {"quote": YES}}))
    propose_release(witness.casebook, quoting)
    assert [each.state for each in look_over(witness.casebook).plans] == ["waiting"]


def test_at_the_pages_only_the_sealed_file_is_kept(witness: Witness, told: list[str], tmp_path: Path) -> None:
    built = build_kept(witness.casebook, approved(witness, plan()))
    kept = kept_release(witness.casebook, built.release.id)
    assert kept.files == {}
    assert kept.fingerprint == built.fingerprint
    assert verify_bundle(unsealed(kept.sealed, tmp_path / "court")).ok
    assert handed_out(witness.casebook, built.release.id).sealed == kept.sealed
    withdraw_consent(witness.casebook, told[20], datetime.now(UTC))
    with pytest.raises(WithdrawnSince):
        handed_out(witness.casebook, built.release.id)


@pytest.mark.parametrize(
    "answers",
    [
        pytest.param(OPEN, id="sharing is taken back"),
        pytest.param(RECORD, id="counting and sharing are"),
        pytest.param(replace(SHARED, shares={COURT: RUN_OUT}), id="the last day of sharing has passed"),
        pytest.param(
            replace(SHARED, scopes={**OPEN.scopes, "count": RUN_OUT}), id="the last day of counting has"
        ),
    ],
)
def test_what_is_taken_back_without_a_withdrawal_is_handed_out_no_more_and_asked_back(
    witness: Witness, told: list[str], answers: Consent
) -> None:
    built = build_kept(witness.casebook, approved(witness, plan()))
    assert handed_out(witness.casebook, built.release.id).sealed
    record_consent(witness.casebook, told[20], answers)
    with pytest.raises(WithdrawnSince):
        handed_out(witness.casebook, built.release.id)
    desk = look_over(witness.casebook)
    assert [each.withdrawn for each in desk.releases] == [1]
    assert [each.recalled for each in desk.copies] == [True]
    assert kept_release(witness.casebook, built.release.id).closed == 1
    record_consent(witness.casebook, told[20], SHARED)
    assert handed_out(witness.casebook, built.release.id).sealed, "she agrees again"
    assert [each.recalled for each in look_over(witness.casebook).copies] == [False]


def test_a_refusal_speaks_for_nobody_who_withdraws_later(witness: Witness, told: list[str]) -> None:
    """One copy holds many: what its holder says of one of them does not settle what another asks."""
    time.sleep(
        1
    )  # releases are dated to the second: one must not seem older than the consents that let it leave
    build_kept(witness.casebook, approved(witness, plan()))
    number = HandedCopy.objects.get().pk
    withdraw_consent(witness.casebook, told[20], datetime.now(UTC))
    record_recall(witness.casebook, number, "Refused")
    assert [each.recalled for each in look_over(witness.casebook).copies] == [False]
    assert recall_letters(witness.casebook, told[20]).settled == 1
    closings: tuple[Callable[[], object], ...] = (
        lambda: withdraw_consent(witness.casebook, told[21], datetime.now(UTC)),
        lambda: record_consent(witness.casebook, told[22], OPEN),
    )
    for closing in closings:
        closing()
        (line,) = look_over(witness.casebook).copies
        assert (line.recalled, line.answer) == (True, "Refused")
        record_recall(witness.casebook, number, "Refused")
        assert [each.recalled for each in look_over(witness.casebook).copies] == [False]
    assert recall_letters(witness.casebook, told[23]).settled == 0, "nobody has asked for her"
    withdraw_consent(witness.casebook, told[23], datetime.now(UTC))
    (letter,) = recall_letters(witness.casebook, told[23]).drafts
    assert letter.recipient == COURT
    record_recall(witness.casebook, number, "Destroyed")
    withdraw_consent(witness.casebook, told[24], datetime.now(UTC))
    assert [each.recalled for each in look_over(witness.casebook).copies] == [False], "there is none any more"
    assert recall_letters(witness.casebook, told[24]).settled == 1


def test_what_changes_nothing_of_what_she_allowed_closes_no_bundle(witness: Witness, told: list[str]) -> None:
    built = build_kept(witness.casebook, approved(witness, plan()))
    record_consent(witness.casebook, told[20], replace(SHARED, scopes={**OPEN.scopes, "contact": YES}))
    record_consent(witness.casebook, told[2], RECORD)
    (claim,) = Claim.objects.filter(passage__text__source=told[21], property="exploitation")
    retract_claim(witness.casebook, claim.id, reason="CodedWrongly")
    assert handed_out(witness.casebook, built.release.id).closed == 0, "six are in no figure of the court's"
    assert [each.recalled for each in look_over(witness.casebook).copies] == [False]


def test_an_answer_for_one_passage_closes_what_counts_it(witness: Witness, told: list[str]) -> None:
    built = build_kept(witness.casebook, approved(witness, plan()))
    passage = Passage.objects.get(text__source=told[20]).id
    record_consent(witness.casebook, told[20], replace(SHARED, passages={passage: {"count": NO}}))
    with pytest.raises(WithdrawnSince):
        handed_out(witness.casebook, built.release.id)


def test_a_copy_of_a_source_is_asked_back_once_it_may_not_be_shared(witness: Witness) -> None:
    for words in ("Fictional: told first.", "Fictional: told once the first was handed over."):
        source = witness.tells(words, "OrgA", SHARED)
        hand_copy(witness.casebook, source.id, recipient=COURT, language="en", sha256="7" * 64)
    record_consent(witness.casebook, source.id, replace(SHARED, shares={COURT: YES, "clinic": YES}))
    assert [each.recalled for each in look_over(witness.casebook).copies] == [False, False]
    record_consent(witness.casebook, source.id, replace(SHARED, shares={"clinic": YES}))
    recalled = {each.of: each.recalled for each in look_over(witness.casebook).copies}
    assert (recalled[source.id], sum(recalled.values())) == (True, 1)


def test_what_is_sealed_for_one_is_not_shown_open_to_somebody_outside(
    witness: Witness, told: list[str]
) -> None:
    register_approver(witness.casebook, EVE, PEM)
    digest = propose_release(witness.casebook, plan())
    with pytest.raises(InsideOnly):
        request_approval(witness.casebook, digest)
    row = latest(digest)
    assert row is not None
    contents = row.contents
    request = json.dumps({"plan": digest, "contents": contents}).encode()
    with pytest.raises(InsideOnly):
        approve_outside(witness.casebook, request, OUTSIDE.sign(request))
    assert look_at_plan(witness.casebook, digest).approved_by == ()


def test_a_copy_of_a_translation_is_asked_back_when_the_testimony_is_withdrawn(witness: Witness) -> None:
    told, other = (witness.tells(f"Fictional testimony {each}.", "OrgA", SHARED) for each in "ab")
    put = witness.tells("The same in another language.", "OrgA", SHARED, derives_from=told.id)
    for each in (put, other):
        hand_copy(witness.casebook, each.id, recipient=COURT, language="en", sha256="7" * 64)
    assert [each.recalled for each in look_over(witness.casebook).copies] == [False, False]
    withdraw_consent(witness.casebook, told.id, datetime.now(UTC))
    recalled = {each.of: each.recalled for each in look_over(witness.casebook).copies}
    assert recalled == {put.id: True, other.id: False}
