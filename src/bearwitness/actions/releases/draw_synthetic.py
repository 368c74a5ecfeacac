"""Draw the synthetic data of an approved plan, once."""

from __future__ import annotations

from bearwitness.actions.releases.gather_release import Gathered
from bearwitness.actions.releases.spend_budget import CasebookBudget
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import Plan as PlanRow
from bearwitness.domain.codebook import codebook
from bearwitness.domain.gazetteer import Gazetteer
from bearwitness.release.labels import Labels
from bearwitness.release.planning.plan import Plan
from bearwitness.release.planning.synthetic_plan import DELTA
from bearwitness.release.synthetic.accounting import CAP
from bearwitness.release.synthetic.from_rows import records_of
from bearwitness.release.synthetic.synthesis import Plan as Draw
from bearwitness.release.synthetic.synthesis import Synthetic, synthesize
from bearwitness.release.synthetic.synthesized import domain_of, look_ahead


def draw_synthetic(casebook: Casebook, row: PlanRow, plan: Plan, gathered: Gathered) -> Synthetic | None:
    """Draw it for a proposal whose plan the gate has let pass but for this; what it costs stays spent, whatever follows.

    Raises
    ------
    TooFewForSynthetic, BudgetSpent
        Before anything is spent.
    NotConverged, RuleBroken
        After it, and nothing is released.
    """
    if plan.synthetic is None:
        return None
    labels = Labels.of(codebook(), Gazetteer.load())
    look_ahead(plan.synthetic, gathered.invented_from, gathered.charges, labels)
    book = domain_of(plan.synthetic, labels)
    draw = Draw(
        book=book,
        epsilon=plan.synthetic.epsilon,
        delta=DELTA,
        cap=CAP,
        ledger=CasebookBudget(casebook=casebook, row=row),
        persons=frozenset(each.token for each in gathered.invented_from),
    )
    return synthesize(records_of(gathered.invented_from, book), draw)
