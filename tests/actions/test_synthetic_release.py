"""Synthetic data in a release: charged to the persons before anybody sees a row, and bound to the approved plan."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.actions.conftest import SURVIVOR, Witness
from tests.actions.seen import seen_of
from tests.attacks.test_a36_every_action import RecordFails
from tests.casebooks import acting_as
from tests.consents import CHILD
from tests.people import DANA

from bearwitness.actions.consents.second_consent import second_consent
from bearwitness.actions.consents.withdraw_consent import withdraw_consent
from bearwitness.actions.errors import PlanOvertaken
from bearwitness.actions.releases import build_release as building
from bearwitness.actions.releases import draw_synthetic as drawing
from bearwitness.actions.releases.approve_release import approve_release
from bearwitness.actions.releases.build_release import build_release
from bearwitness.actions.releases.check_release import check_release
from bearwitness.actions.releases.gather_release import gather_release
from bearwitness.actions.releases.propose_release import propose_release
from bearwitness.actions.releases.spend_budget import CasebookBudget, charges, charges_digest
from bearwitness.casebook.models import Plan as PlanRow
from bearwitness.casebook.models import SyntheticCharge
from bearwitness.domain.age import Age
from bearwitness.domain.term import Term
from bearwitness.release.assembled import Assembled
from bearwitness.release.errors import (
    BadPlan,
    TooFewApprovers,
    TooFewForSynthetic,
    TooLittleNoise,
    WhollyWithheld,
)
from bearwitness.release.gate import assemble
from bearwitness.release.planning.plan import Plan
from bearwitness.release.synthetic import synthesized
from bearwitness.release.synthetic.errors import BudgetSpent, NotConverged
from bearwitness.release.synthetic.ledger import EVERYONE, Charge
from bearwitness.release.verifying.verify import verify_bundle

PLAN = """
title: {en: Rows to explore, ko: 살펴볼 행, zh: 供探索的数据行}
purpose: {en: A test, ko: 시험입니다, zh: 测试}
period: 2000/2020
synthetic: {columns: [sex, age_when_trafficked], epsilon: 4}
"""
COUNTED = PLAN.split("synthetic:")[0] + "tables: [{by: [sex]}]\n"
PEOPLE = 240


def told(witness: Witness, number: int) -> list[str]:
    sources = []
    for each in range(number):
        source = witness.tells(f"Fictional testimony {each}.", "OrgA")
        witness.assesses(source)
        sex = Term(list="sex", code="Female" if each % 4 else "Male")
        low = 19 + each % 9
        witness.says(
            source, witness.person(), f"testimony {each}", role=SURVIVOR, sex=sex,
            age_when_trafficked=Age(low=low, high=low),
        )  # fmt: skip
        sources.append(source.id)
    return sources


def approved(witness: Witness, text: str = PLAN) -> str:
    digest = propose_release(witness.casebook, text)
    approve_release(witness.casebook, digest, seen_of(digest))
    approve_release(acting_as(witness.casebook, DANA), digest, seen_of(digest))
    return digest


def test_the_whole_way(witness: Witness, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sources = told(witness, PEOPLE)
    look = check_release(witness.casebook, PLAN)
    assert look.synthetic is not None
    assert 3.5 < look.synthetic.spent <= 4
    assert charges() == []
    digest = propose_release(witness.casebook, PLAN)
    approve_release(witness.casebook, digest, seen_of(digest))
    with pytest.raises(TooFewApprovers):
        build_release(witness.casebook, digest, tmp_path)
    assert not SyntheticCharge.objects.exists()
    approve_release(acting_as(witness.casebook, DANA), digest, seen_of(digest))
    built = build_release(witness.casebook, digest, tmp_path)
    made = built.release.synthetic
    assert made is not None
    assert abs(made.rows - PEOPLE) < 60
    (charge,) = charges()
    assert charge.persons is not None
    assert len(charge.persons) == PEOPLE
    folder = tmp_path / "release"
    assert verify_bundle(folder, built.fingerprint).ok
    page = (folder / "index.html").read_text("utf-8")
    assert "epsilon 4" in page
    sheet = json.loads((folder / "data/synthetic.datasheet.json").read_text("utf-8"))
    assert sheet["status"] == "for release after approval"
    assert "epsilon_spent" not in sheet
    assert sheet["cap"] == made.cap == look.synthetic.cap
    assert look.synthetic.apart
    with pytest.raises(TooLittleNoise):
        check_release(witness.casebook, COUNTED)

    again = check_release(witness.casebook, PLAN).synthetic
    assert again is not None
    assert again.spent > look.synthetic.spent
    monkeypatch.setattr(drawing, "synthesize", fails_after_charging())
    digest = approved(witness)
    with pytest.raises(NotConverged):
        build_release(witness.casebook, digest, tmp_path / "failed")
    assert len(charges()) == 2
    with pytest.raises(PlanOvertaken):
        build_release(witness.casebook, digest, tmp_path / "failed")
    assert len(charges()) == 2, "nobody approved what is spent now"
    assert not (tmp_path / "failed" / "release").exists()
    monkeypatch.undo()
    monkeypatch.setattr(synthesized, "CAP", 4.5)
    with pytest.raises(BudgetSpent):
        propose_release(witness.casebook, PLAN.replace("Rows to", "More rows to"))

    digest = approved_before(witness)
    withdraw_consent(witness.casebook, sources[0], datetime.now(UTC))
    with pytest.raises(PlanOvertaken):
        build_release(witness.casebook, digest, tmp_path / "late")
    assert len(charges()) == 2


def approved_before(witness: Witness) -> str:
    return approved(witness, PLAN.replace("epsilon: 4", "epsilon: 0.5"))


def fails_after_charging() -> object:
    def synthesize(records: object, draw: object) -> object:
        from bearwitness.release.synthetic.ledger import Charge

        draw.ledger.charge(Charge({8.0: 3}, draw.persons, {}), draw.delta, draw.cap)  # type: ignore[attr-defined]  # the budget of the action
        raise NotConverged(check="people")

    return synthesize


def test_no_row_and_no_noise_where_the_charge_cannot_be_written(
    witness: Witness, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(synthesized, "LEAST", 5)
    told(witness, 12)
    digest = approved(witness)
    drawn: list[str] = []
    monkeypatch.setattr("bearwitness.release.synthetic.synthesis._measure", lambda *_: drawn.append("noise"))

    def no_entry(*_: object) -> None:
        raise RecordFails

    monkeypatch.setattr("bearwitness.vault.audit.append", no_entry)
    with pytest.raises(RecordFails):
        build_release(witness.casebook, digest, tmp_path)
    monkeypatch.undo()
    assert drawn == []
    assert not SyntheticCharge.objects.exists()
    assert not (tmp_path / "release").exists()


def test_the_casebook_keeps_a_charge_as_it_is(witness: Witness) -> None:
    """A charge of named persons keeps its bytes, which later approvals rest on; one of everyone charges everyone."""
    told(witness, 40)
    propose_release(witness.casebook, PLAN.split("synthetic:")[0] + "tables: [{by: [role]}]\n")
    budget = CasebookBudget(casebook=witness.casebook, row=PlanRow.objects.get())
    named = Charge({9.0: 1, 6.0: 2}, frozenset({"b", "a"}), {"epsilon": 1.0})
    budget.charge(named, 1e-5, 12)
    body = '{"about": {"epsilon": 1.0}, "format": 1, "persons": ["a", "b"], "sigmas": [[6.0, 2], [9.0, 1]]}'
    assert SyntheticCharge.objects.get().body == body
    assert charges_digest([named]) == hashlib.sha256(body.encode()).hexdigest()
    everyone = Charge({6.0: 2}, EVERYONE, {})
    total, _ = budget.charge(everyone, 1e-5, 12)
    assert charges() == [named, everyone]
    with pytest.raises(BudgetSpent):
        budget.charge(Charge({6.0: 3}, frozenset({"c"}), {}), 1e-5, total)


def test_who_spoke_as_a_child_is_in_no_row(witness: Witness) -> None:
    told(witness, 3)
    child = witness.tells("Fictional words of a child.", "OrgA", CHILD)
    second_consent(acting_as(witness.casebook, DANA), child.id)
    witness.assesses(child)
    witness.says(child, witness.person(), "words of a child", role=SURVIVOR)
    gathered = gather_release(witness.casebook, "check_release", Plan.from_yaml(PLAN))
    assert (len(gathered.rows), len(gathered.invented_from)) == (4, 3)
    with pytest.raises(TooFewForSynthetic):
        check_release(witness.casebook, PLAN)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("epsilon: 4", "epsilon: 9"),
        ("epsilon: 4", "epsilon: 13"),
        ("epsilon: 4", "epsilon: .nan"),
        ("epsilon: 4", "epsilon: yes"),
        ("[sex, age_when_trafficked]", "[sex]"),
        ("[sex, age_when_trafficked]", "[sex, sex]"),
    ],
)
def test_a_plan_that_promises_too_little_is_refused(old: str, new: str) -> None:
    with pytest.raises(BadPlan):
        Plan.from_yaml(PLAN.replace(old, new))


def test_a_weak_promise_is_named(witness: Witness) -> None:
    weak = PLAN.replace("epsilon: 4", "epsilon: 9")
    reason = "weaken: [{guard: high_epsilon, reason: {en: Why, ko: 이유, zh: 理由}}]\n"
    assert Plan.from_yaml(weak + reason).synthetic is not None


def test_only_public_lists_make_columns(witness: Witness) -> None:
    told(witness, 1)
    with pytest.raises(BadPlan):
        check_release(witness.casebook, PLAN.replace("sex,", "home_province,"))


def test_nothing_is_spent_on_what_the_gate_refuses_and_it_is_asked_once(
    witness: Witness, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(synthesized, "LEAST", 5)
    told(witness, 12)
    digest = approved(witness)
    asked: list[str] = []

    def refuses(*_: object, **__: object) -> Assembled:
        raise WhollyWithheld(key="tables[0]")

    def lets_pass(*given: object, **named: object) -> Assembled:
        asked.append("gate")
        return assemble(*given, **named)  # type: ignore[arg-type]  # whatever the action gives

    monkeypatch.setattr(building, "assemble", refuses)
    with pytest.raises(WhollyWithheld):
        build_release(witness.casebook, digest, tmp_path)
    assert not SyntheticCharge.objects.exists()
    monkeypatch.setattr(building, "assemble", lets_pass)
    monkeypatch.setattr(
        "bearwitness.actions.releases.check_release.preview", lambda *_, **__: asked.append("again")
    )
    monkeypatch.setattr(drawing, "synthesize", fails_after_charging())
    with pytest.raises(NotConverged):
        build_release(witness.casebook, digest, tmp_path)
    assert asked == ["gate"]
    assert SyntheticCharge.objects.count() == 1
    assert gather_release(witness.casebook, "check_release", Plan.from_yaml(COUNTED)).drawn == [], (
        "nothing left"
    )
    assert not (tmp_path / "release").exists()
