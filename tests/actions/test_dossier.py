"""A dossier goes to one named recipient, with what was agreed for just this one, and can be called back."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import tarfile
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pyrage
import pytest
from tests.actions.conftest import SURVIVOR, Witness
from tests.attacks.test_a36_every_action import Faults
from tests.casebooks import acting_as
from tests.consents import CHILD, OPEN
from tests.people import DANA

from bearwitness.actions.coding.assess_element import assess_element
from bearwitness.actions.consents.second_consent import second_consent
from bearwitness.actions.consents.withdraw_consent import withdraw_consent
from bearwitness.actions.errors import NoSuchPlan, PlanOvertaken
from bearwitness.actions.releases.approve_release import approve_release
from bearwitness.actions.releases.hand_dossier import Handed, hand_dossier
from bearwitness.actions.releases.propose_release import propose_release
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.models import HandedCopy
from bearwitness.domain.answer import YES, Answer
from bearwitness.domain.errors import BadValue
from bearwitness.domain.term import Term
from bearwitness.release.errors import BadPlan, TooFewApprovers
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


@pytest.fixture
def person(witness: Witness) -> str:
    """One woman: a testimony shared with the court, one shared with nobody, and one against."""
    person = witness.person()
    shared = witness.tells("She says they held her by a debt.", "OrgA", SHARED)
    witness.says(shared, person, "held her by a debt", role=SURVIVOR, control_method=DEBT)
    closed = witness.tells("CLOSED words on a marriage.", "OrgB", OPEN)
    witness.says(closed, person, "CLOSED words", exploitation=MARRIAGE)
    against = witness.tells("A neighbour says there was no debt.", "OrgC", SHARED)
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
    approve_release(witness.casebook, digest)
    approve_release(acting_as(witness.casebook, DANA), digest)
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
    approve_release(witness.casebook, digest)
    with pytest.raises(TooFewApprovers):
        hand_dossier(witness.casebook, digest, tmp_path)
    approve_release(acting_as(witness.casebook, DANA), digest)
    source = witness.tells("She says more.", "OrgA", SHARED)
    witness.says(source, person, "says more", control_method=DEBT)
    with pytest.raises(PlanOvertaken):
        hand_dossier(witness.casebook, digest, tmp_path)
    assert list(tmp_path.glob("dossier*")) == []
    assert not HandedCopy.objects.exists()


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
    source = witness.tells("Fictional words of a child on a debt.", "OrgA", consent)
    second_consent(acting_as(witness.casebook, DANA), source.id)
    witness.says(source, person, "words of a child", role=SURVIVOR, control_method=DEBT)
    bag = opened(handed(witness, plan(person, language="ko"), tmp_path / "out").path, tmp_path / "bag")
    whole = "".join(each.read_text("utf-8") for each in bag.rglob("*") if each.is_file())
    assert "words of a child" not in whole
    assert "아동의 말이므로 싣지 않음" in whole
    assert source.sha256 in whole


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
    approve_release(witness.casebook, digest)
    approve_release(acting_as(witness.casebook, DANA), digest)
    faults = Faults(witness.casebook)
    faults.tried(hand_dossier)(witness.casebook, digest, tmp_path)
    assert faults.faults == 1
    assert len(list(tmp_path.glob("dossier-*"))) == 1
