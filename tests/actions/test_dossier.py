"""A dossier goes to one named recipient, with what was agreed for just this one, and can be called back."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import tarfile
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import bagit
import pyrage
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.actions.conftest import SURVIVOR, Witness
from tests.actions.seen import seen_of
from tests.attacks.test_a36_every_action import Faults
from tests.casebooks import acting_as
from tests.consents import CHILD, OPEN
from tests.people import DANA

from bearwitness.actions.care.record_risk import Risk, record_risk
from bearwitness.actions.coding.assess_element import assess_element
from bearwitness.actions.coding.require_review import require_review
from bearwitness.actions.coding.review_coding import review_coding
from bearwitness.actions.consents.second_consent import second_consent
from bearwitness.actions.consents.withdraw_consent import withdraw_consent
from bearwitness.actions.errors import ChangedSince, NoSuchPlan, PlanOvertaken, RiskOverdue
from bearwitness.actions.releases.approve_release import approve_release
from bearwitness.actions.releases.check_dossier import check_dossier
from bearwitness.actions.releases.hand_dossier import Handed, hand_dossier
from bearwitness.actions.releases.look_at_plan import look_at_plan
from bearwitness.actions.releases.look_over import PlanLine, look_over
from bearwitness.actions.releases.propose_release import propose_release
from bearwitness.actions.sources.add_subject import add_subject
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.handing import dossier_of
from bearwitness.casebook.models import Claim, HandedCopy, TextVersion
from bearwitness.domain.answer import YES, Answer
from bearwitness.domain.consent import Consent
from bearwitness.domain.errors import BadValue
from bearwitness.domain.source import SourceRecord
from bearwitness.domain.subject_ref import SubjectRef
from bearwitness.domain.term import Term
from bearwitness.release.errors import BadPlan, TooFewApprovers
from bearwitness.release.planning.dossier_plan import DossierPlan, read_plan
from bearwitness.vault.recipient import PrivateKey

COURT, OTHER = "Fictional Court", "Another Body"
DEBT = Term(list="control_method", code="DebtBondage")
MARRIAGE = Term(list="exploitation", code="ForcedMarriage")
SHARED = replace(OPEN, shares={COURT: Answer(granted=True, until=date(2999, 12, 31))})
KEY = PrivateKey.generate()


def plan(person: str, *, recipient: str = COURT, key: str = KEY.public, language: str = "en") -> str:
    return (
        f"dossier:\n  recipient: {recipient}\n  key: {key}\n  language: {language}\n"
        f"  purpose: For a fictional inquiry\n  persons: [{person}]\n"
    )


def told(witness: Witness, words: str, organisation: str = "OrgA", consent: Consent = SHARED) -> SourceRecord:
    """A testimony that somebody has assessed."""
    source = witness.tells(words, organisation, consent)
    witness.assesses(source)
    return source


@pytest.fixture
def person(witness: Witness) -> str:
    """One woman: a testimony shared with the court, one shared with nobody, and one against."""
    person = witness.person()
    shared = told(witness, "She says they held her by a debt.")
    witness.says(shared, person, "held her by a debt", role=SURVIVOR, control_method=DEBT)
    closed = witness.tells("CLOSED words on a marriage.", "OrgB", OPEN)
    witness.says(closed, person, "CLOSED words", exploitation=MARRIAGE)
    against = told(witness, "A neighbour says there was no debt.", "OrgC")
    witness.says(against, person, "there was no debt", against=True, control_method=DEBT)
    assess_element(
        witness.casebook,
        "team",
        person,
        "PalermoMeans",
        standard="ReasonableGrounds",
        reason="A secret reason",
    )
    return person


def handed(witness: Witness, text: str, out: Path) -> Handed:
    digest = propose_release(witness.casebook, text)
    approve_release(witness.casebook, digest, seen_of(digest))
    approve_release(acting_as(witness.casebook, DANA), digest, seen_of(digest))
    return hand_dossier(witness.casebook, digest, out)


def opened(path: Path, to: Path) -> Path:
    plain = pyrage.decrypt(path.read_bytes(), [pyrage.x25519.Identity.from_str(KEY.text)])
    with tarfile.open(fileobj=io.BytesIO(plain)) as archive:
        archive.extractall(to, filter="data")
    (bag,) = to.iterdir()
    return bag


def test_only_what_was_agreed_for_this_recipient_is_in_it(
    witness: Witness, person: str, tmp_path: Path
) -> None:
    bag = opened(handed(witness, plan(person), tmp_path / "out").path, tmp_path / "bag")
    whole = "".join(each.read_text("utf-8") for each in bag.rglob("*") if each.is_file())
    assert "held her by a debt" in whole
    assert "there was no debt" in whole
    assert "CLOSED" not in whole
    assert "secret reason" not in whole
    assert witness.casebook.actor not in whole.lower()
    (sheet,) = json.loads((bag / "data/elements.json").read_text("utf-8"))
    means = next(each for each in sheet["elements"] if each["element"] == "PalermoMeans")
    assert (len(means["for"]), len(means["against"])) == (1, 1)
    assert means["standard_of_proof"] == "ReasonableGrounds"


def test_the_desk_says_when_a_dossier_was_handed_over(witness: Witness, person: str, tmp_path: Path) -> None:
    def line() -> PlanLine:
        (found,) = (each for each in look_over(witness.casebook).plans if each.dossier)
        return found

    propose_release(witness.casebook, plan(person))
    assert line().handed is None
    handed(witness, plan(person), tmp_path / "out")
    found = line()
    assert found.handed is not None
    assert found.handed >= found.at


def test_the_bag_is_a_bag(witness: Witness, person: str, tmp_path: Path) -> None:
    """RFC 8493: declaration, sums of every payload file, and the sums of the tag files."""
    bag = opened(handed(witness, plan(person), tmp_path / "out").path, tmp_path / "bag")
    assert (bag / "bagit.txt").read_bytes() == b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    payload = [each for each in (bag / "data").rglob("*") if each.is_file()]
    oxum = f"{sum(each.stat().st_size for each in payload)}.{len(payload)}"
    assert f"Payload-Oxum: {oxum}\n" in (bag / "bag-info.txt").read_text("utf-8")
    for name in ("sha256", "sha512"):
        for manifest in (f"manifest-{name}.txt", f"tagmanifest-{name}.txt"):
            done = subprocess.run([f"{name}sum", "--check", "--quiet", manifest], cwd=bag, check=False)
            assert done.returncode == 0
        listed = {line.split("  ")[1] for line in (bag / f"manifest-{name}.txt").read_text().splitlines()}
        assert listed == {each.relative_to(bag).as_posix() for each in payload}
    bagit.Bag(str(bag)).validate()


def test_every_passage_leads_to_its_original_and_to_who_had_it(
    witness: Witness, person: str, tmp_path: Path
) -> None:
    bag = opened(handed(witness, plan(person), tmp_path / "out").path, tmp_path / "bag")
    tables = {}
    for name in ("passages", "sources", "custody"):
        with (bag / f"data/{name}.csv").open(encoding="utf-8", newline="") as file:
            tables[name] = list(csv.DictReader(file))
    originals = {each["source"]: each["sha256"] for each in tables["sources"]}
    assert len(originals) == 2
    assert all(originals[each["source"]] == each["source_sha256"] for each in tables["passages"])
    assert {each["object"] for each in tables["custody"]} >= originals.keys()
    assert {each["keeper"] for each in tables["custody"]} == {"1"}


def test_nobody_else_can_open_it(witness: Witness, person: str, tmp_path: Path) -> None:
    path = handed(witness, plan(person), tmp_path).path
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(path.read_bytes(), [pyrage.x25519.Identity.generate()])
    assert b"debt" not in path.read_bytes()


def test_two_approve_and_a_withdrawal_voids_it(witness: Witness, person: str, tmp_path: Path) -> None:
    digest = propose_release(witness.casebook, plan(person))
    approve_release(witness.casebook, digest, seen_of(digest))
    with pytest.raises(TooFewApprovers):
        hand_dossier(witness.casebook, digest, tmp_path / "not yet")
    assert not (tmp_path / "not yet").exists(), "what is refused leaves nothing behind"
    approve_release(acting_as(witness.casebook, DANA), digest, seen_of(digest))
    source = told(witness, "She says more.")
    witness.says(source, person, "says more", control_method=DEBT)
    with pytest.raises(PlanOvertaken):
        hand_dossier(witness.casebook, digest, tmp_path)
    assert list(tmp_path.glob("dossier*")) == []
    assert not HandedCopy.objects.exists()


def test_a_plan_whose_person_withdrew_counts_no_approval(witness: Witness, person: str) -> None:
    digest = propose_release(witness.casebook, plan(person))
    dana = acting_as(witness.casebook, DANA)
    for each in (witness.casebook, dana):
        approve_release(each, digest, seen_of(digest))
    before = look_at_plan(dana, digest)
    assert before.ready
    assert before.dossier is not None
    for source in {each.trace.source_id for sheet in before.dossier.sheets for each in sheet.cited}:
        withdraw_consent(witness.casebook, source, datetime.now(UTC))
    after = look_at_plan(dana, digest)
    assert after.withdrawn is not None
    assert (after.gone, after.overtaken, after.refused, after.ready) == (True, True, None, False)
    assert (len(after.approved_by), after.counted) == (2, ())


def test_a_withdrawal_names_the_recipient_to_ask(witness: Witness, person: str, tmp_path: Path) -> None:
    done = handed(witness, plan(person), tmp_path)
    source = HandedCopy.objects.order_by("pk")[0].source_id
    reach = withdraw_consent(witness.casebook, str(source), datetime.now(UTC))
    (copy,) = reach.copies
    assert (copy.recipient, copy.sha256, copy.language) == (COURT, done.sha256, "en")
    assert HandedCopy.objects.count() == done.sources == 2


def test_another_recipient_gets_nothing(witness: Witness, person: str) -> None:
    with pytest.raises(NoSuchItem):
        propose_release(witness.casebook, plan(person, recipient=OTHER))


def test_a_childs_words_stay(witness: Witness, tmp_path: Path) -> None:
    person = witness.person()
    consent = replace(CHILD, shares={COURT: YES})
    source = told(witness, "Fictional words of a child on a debt.", consent=consent)
    second_consent(acting_as(witness.casebook, DANA), source.id)
    witness.says(source, person, "words of a child", role=SURVIVOR, control_method=DEBT)
    bag = opened(handed(witness, plan(person, language="ko"), tmp_path / "out").path, tmp_path / "bag")
    whole = "".join(each.read_text("utf-8") for each in bag.rglob("*") if each.is_file())
    assert "words of a child" not in whole
    assert "아동의 말이므로 싣지 않음" in whole
    assert source.sha256 in whole


HELPER = Term(list="person_role", code="Helper")
HIDING = Term(list="trajectory_state", code="InHiding")


def test_helpers_and_ways_of_an_escape_stay(witness: Witness, person: str, tmp_path: Path) -> None:
    """Not as claims, and not in the words of a claim that shares them."""
    source = told(witness, "Aunt Three hid her from the debt; later Aunt Three told her of a debt.")
    aunt = witness.person()
    witness.says(source, aunt, "Aunt Three hid her", role=HELPER)
    witness.says(source, person, "hid her from the debt", control_method=DEBT)
    witness.says(source, aunt, "later Aunt Three told her of a debt", control_method=DEBT)
    witness.says(source, person, "told her of a debt", control_method=DEBT)
    hiding = add_subject(witness.casebook, "Episode").id
    far = told(witness, "In the second year she was in hiding, as a wife.")
    herself = SubjectRef(subject_id=person, role="Survivor")
    witness.says(far, hiding, "she was in hiding, as a wife", undergone_by=herself, step=HIDING)
    witness.says(far, hiding, "as a wife", exploitation=MARRIAGE)
    bag = opened(handed(witness, plan(person), tmp_path / "out").path, tmp_path / "bag")
    whole = "".join(each.read_text("utf-8") for each in bag.rglob("*") if each.is_file())
    assert "held her by a debt" in whole
    for kept in ("Aunt Three", "hid her", "told her of", "hiding", "as a wife", aunt, hiding, "Helper"):
        assert kept not in whole
    with (bag / "data/passages.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    closed = [each for each in rows if each["source"] == source.id]
    assert closed
    assert {(each["words"], each["words_sha256"]) for each in closed} == {("", "")}
    assert "something is coded in these words that never leaves" in whole


def test_what_stands_around_many_passages_is_asked_once(witness: Witness, person: str) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            dossier_of([person], COURT, "For a fictional inquiry", datetime.now(UTC))
        return len(queries)

    source = witness.tells("Fictional: one, two, three, four.", "OrgA", consent=SHARED)
    witness.says(source, person, "one", control_method=DEBT)
    few = asked()
    for word in ("two", "three", "four"):
        witness.says(source, person, word, control_method=DEBT)
    assert asked() == few


def test_what_masking_missed_is_left_out(witness: Witness, person: str, tmp_path: Path) -> None:
    source = told(witness, "Kim Yong-hui of Musan town, 010-1234-5678, held her for [P1] by a debt.")
    witness.says(source, person, source_words(source), control_method=DEBT)
    bag = opened(handed(witness, plan(person), tmp_path / "out").path, tmp_path / "bag")
    whole = "".join(each.read_text("utf-8") for each in bag.rglob("*") if each.is_file())
    for never in ("Kim", "Yong-hui", "010-1234-5678"):
        assert never not in whole
    assert "held her for [P1] by a debt" in whole
    with (bag / "data/passages.csv").open(encoding="utf-8", newline="") as file:
        (row,) = {
            each["words"] + each["words_sha256"]
            for each in csv.DictReader(file)
            if each["source"] == source.id
        }
    assert row.startswith("[…]")
    assert row.endswith("by a debt")


def source_words(source: SourceRecord) -> str:
    return TextVersion.objects.get(source=source.id).text.rstrip(".")


def test_a_survivor_who_helped_still_tells_her_own(witness: Witness, person: str, tmp_path: Path) -> None:
    source = told(witness, "Once free, she helped another woman.")
    witness.says(source, person, "helped another woman", role=HELPER)
    bag = opened(handed(witness, plan(person), tmp_path / "out").path, tmp_path / "bag")
    page = (bag / "data/dossier.html").read_text("utf-8")
    assert "held her by a debt" in page
    assert "another woman" not in page


def test_what_waits_for_a_second_person_stays(witness: Witness, person: str, tmp_path: Path) -> None:
    require_review(witness.casebook, "control_method")
    only = witness.person()
    source = told(witness, "She says they took her papers.")
    witness.says(source, only, "took her papers", control_method=DEBT)
    with pytest.raises(NoSuchItem):
        propose_release(witness.casebook, plan(only))
    bag = opened(handed(witness, plan(person), tmp_path / "out").path, tmp_path / "bag")
    assert "held her by a debt" not in (bag / "data/dossier.html").read_text("utf-8")
    (claim,) = Claim.objects.filter(passage__quote="held her by a debt", property="control_method")
    review_coding(acting_as(witness.casebook, DANA), claim.id, "agree")
    bag = opened(handed(witness, plan(person), tmp_path / "again").path, tmp_path / "second")
    assert "held her by a debt" in (bag / "data/dossier.html").read_text("utf-8")


def test_a_dossier_waits_for_its_risk_assessments(witness: Witness, person: str) -> None:
    late = witness.tells("She says they held her papers.", "OrgA", SHARED)
    witness.says(late, person, "held her papers", control_method=DEBT)
    with pytest.raises(RiskOverdue):
        propose_release(witness.casebook, plan(person))
    levels = {"survivor": "Low", "family": "Low", "helpers": "Low", "children": "DoesNotApply"}
    today = datetime.now(UTC).date()
    past = Risk(
        on=today - timedelta(days=9), levels=levels, own_view="Unsure", next_review=today - timedelta(days=1)
    )
    record_risk(witness.casebook, late.id, past)
    with pytest.raises(RiskOverdue):
        propose_release(witness.casebook, plan(person))
    witness.assesses(late)
    propose_release(witness.casebook, plan(person))


def test_who_approves_sees_all_of_it(witness: Witness, person: str) -> None:
    digest = propose_release(witness.casebook, plan(person))
    dana = acting_as(witness.casebook, DANA)
    stands = look_at_plan(dana, digest)
    assert stands.dossier is not None
    words = {each.trace.passage.quote for sheet in stands.dossier.sheets for each in sheet.cited}
    assert words == {"held her by a debt", "there was no debt"}
    written = read_plan(plan(person))
    assert isinstance(written, DossierPlan)
    shown, mark = check_dossier(dana, written)
    assert (shown.sheets, mark) == (stands.dossier.sheets, stands.mark)
    witness.says(told(witness, "She says more."), person, "says more", control_method=DEBT)
    propose_release(witness.casebook, plan(person))
    with pytest.raises(ChangedSince):
        approve_release(dana, digest, stands.mark)
    assert approve_release(dana, digest, look_at_plan(dana, digest).mark) == 1


def test_no_entry_no_look(witness: Witness, person: str) -> None:
    faults = Faults(witness.casebook)
    written = read_plan(plan(person))
    assert isinstance(written, DossierPlan)
    faults.tried(check_dossier)(witness.casebook, written)
    assert faults.faults == 1


@pytest.mark.parametrize(
    ("change", "error"),
    [({"key": "age1nonsense"}, BadValue), ({"language": "xx"}, BadPlan), ({"recipient": "''"}, BadPlan)],
)
def test_a_bad_plan_is_refused(
    witness: Witness, person: str, change: dict[str, str], error: type[Exception]
) -> None:
    with pytest.raises(error):
        propose_release(witness.casebook, plan(person, **change))


def test_a_release_is_no_dossier(witness: Witness, tmp_path: Path) -> None:
    with pytest.raises(NoSuchPlan):
        hand_dossier(witness.casebook, "0" * 64, tmp_path)


def test_no_entry_no_dossier(witness: Witness, person: str, tmp_path: Path) -> None:
    digest = propose_release(witness.casebook, plan(person))
    approve_release(witness.casebook, digest, seen_of(digest))
    approve_release(acting_as(witness.casebook, DANA), digest, seen_of(digest))
    faults = Faults(witness.casebook)
    faults.tried(hand_dossier)(witness.casebook, digest, tmp_path)
    assert faults.faults == 1
    assert len(list(tmp_path.glob("dossier-*"))) == 1
