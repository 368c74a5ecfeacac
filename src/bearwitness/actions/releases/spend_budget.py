"""Charge the persons in synthetic data for it, before any noise is drawn."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from bearwitness.casebook.acting import acting
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import Plan as PlanRow
from bearwitness.casebook.models import ReleaseRow, SyntheticCharge
from bearwitness.release.synthetic.errors import BudgetSpent
from bearwitness.release.synthetic.ledger import Charge, spent


def charges() -> list[Charge]:
    """Everything that synthetic data have cost so far, failed attempts too."""
    return _read(SyntheticCharge.objects.order_by("at", "pk").values_list("body", flat=True))


def drawn_charges() -> list[Charge]:
    """Charges of plans whose release left, so that noise that was drawn for them is with readers."""
    left = SyntheticCharge.objects.filter(plan__in=ReleaseRow.objects.values("plan"))
    return _read(left.order_by("at", "pk").values_list("body", flat=True))


def _read(bodies: Iterable[str]) -> list[Charge]:
    return [Charge.from_json(json.loads(each)) for each in bodies]


def charges_digest(spent_before: Sequence[Charge]) -> str:
    """SHA-256 of charges in their order, in hex."""
    return hashlib.sha256("\n".join(_written(each) for each in spent_before).encode()).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class CasebookBudget:
    """The charges of a casebook; a row is committed, and in the record, before the noise of its release is drawn."""

    casebook: Casebook
    row: PlanRow

    def charge(self, charge: Charge, delta: float, cap: float) -> tuple[float, str]:
        """Add a charge; return what the worst-off person has spent with it, and the SHA-256 of the charge.

        Raises
        ------
        NotAllowed
        BudgetSpent
            Somebody would have spent more than `cap`; nothing is added.
        """
        body = _written(charge)
        digest = hashlib.sha256(body.encode()).hexdigest()
        with acting(self.casebook, "spend_budget", "release") as entry:
            total = spent([*charges(), charge], delta)
            if not total <= cap:
                raise BudgetSpent(would=round(total, 2), cap=cap)
            SyntheticCharge.objects.create(
                plan=self.row, at=datetime.now(UTC), by=self.casebook.actor, body=body
            )
            entry.object = self.row.id
            entry.detail["charge"] = digest
        return total, digest


def _written(charge: Charge) -> str:
    return json.dumps(charge.to_json(), sort_keys=True)
