"""What synthetic data have cost so far."""

from __future__ import annotations

from dataclasses import dataclass

from bearwitness.actions.releases.spend_budget import charges
from bearwitness.casebook.acting import require
from bearwitness.casebook.handle import Casebook
from bearwitness.release.planning.synthetic_plan import DELTA
from bearwitness.release.synthetic.accounting import CAP
from bearwitness.release.synthetic.ledger import spent


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """Epsilon that the person who is in most releases has spent, and what nobody may exceed."""

    spent: float
    cap: float

    @property
    def left(self) -> float:
        """What is left for that person."""
        return max(self.cap - self.spent, 0.0)


def show_budget(casebook: Casebook) -> Budget:
    """Return the worst that anybody has spent; nothing is spent by it, and nobody is named.

    Raises
    ------
    NotAllowed
    MissingExtra
        Something was spent, and the part that adds it up is not installed here.
    """
    require(casebook, "show_budget", "release")
    return Budget(spent=spent(charges(), DELTA), cap=CAP)
