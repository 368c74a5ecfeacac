"""What synthetic data cost is on record before noise is drawn, whole and once, and nobody spends beyond what she may."""

from __future__ import annotations

import json

import pytest
from tests.actions.planned_rows import proposal, release
from tests.casebooks import acting_as
from tests.people import AMINA, BEN

from bearwitness.actions.releases.spend_budget import CasebookBudget, charges, charges_digest, drawn_charges
from bearwitness.casebook.errors import NotAllowed
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import AuditEntry, SyntheticCharge
from bearwitness.release.synthetic.errors import BudgetSpent
from bearwitness.release.synthetic.ledger import Charge, spent

DELTA = 1e-5
FIRST = Charge({8.0: 2, 4.0: 1}, frozenset({"b", "a"}), {"epsilon": 1.0, "delta": DELTA})
SECOND = Charge({6.0: 1}, frozenset({"a"}), {})


def test_a_charge_is_kept_as_it_is_with_all_before_it(casebook: Casebook) -> None:
    row = proposal(AMINA)
    budget = CasebookBudget(casebook=casebook, row=row)
    total, digest = budget.charge(FIRST, DELTA, 12.0)
    assert total == spent([FIRST], DELTA)
    assert charges() == [FIRST]
    assert digest == charges_digest([FIRST])
    kept = SyntheticCharge.objects.get()
    assert (kept.by, kept.plan_id) == (AMINA, row.id)
    assert list(json.loads(kept.body)) == sorted(FIRST.to_json())
    entry = AuditEntry.objects.filter(verb="spend_budget").latest("seq")
    assert (entry.object, json.loads(entry.detail)) == (row.id, {"charge": digest})
    assert budget.charge(SECOND, DELTA, 12.0)[0] == spent([FIRST, SECOND], DELTA)
    assert charges() == [FIRST, SECOND]


def test_all_that_she_may_spend_may_be_spent_and_nothing_beyond(casebook: Casebook) -> None:
    budget = CasebookBudget(casebook=casebook, row=proposal(AMINA))
    whole = spent([FIRST], DELTA)
    with pytest.raises(BudgetSpent) as caught:
        budget.charge(FIRST, DELTA, whole - 1e-9)
    assert caught.value.details == {"would": round(whole, 2), "cap": whole - 1e-9}
    assert charges() == []
    budget.charge(FIRST, DELTA, whole)
    with pytest.raises(NotAllowed):
        CasebookBudget(casebook=acting_as(casebook, BEN), row=proposal(AMINA)).charge(SECOND, DELTA, 12.0)
    assert charges() == [FIRST]


def test_only_what_was_drawn_for_a_release_that_left_is_with_readers(casebook: Casebook) -> None:
    left = release(AMINA)
    CasebookBudget(casebook=casebook, row=proposal(AMINA)).charge(FIRST, DELTA, 12.0)
    assert drawn_charges() == []
    CasebookBudget(casebook=casebook, row=left.plan).charge(SECOND, DELTA, 12.0)
    assert drawn_charges() == [SECOND]
    assert charges() == [FIRST, SECOND]
