"""All diagnostics of one table, as one record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from bearwitness.estimate.capture.capture_table import CaptureTable
from bearwitness.estimate.diagnostics.known_list import Known, known_lists
from bearwitness.estimate.diagnostics.leave_out import LeftOut, leave_out
from bearwitness.estimate.diagnostics.near_models import NearModel, near_models
from bearwitness.estimate.diagnostics.one_more import OneMore, one_more
from bearwitness.estimate.diagnostics.points import Points, points
from bearwitness.estimate.methods.bic import MARGIN
from bearwitness.estimate.methods.methods import chosen


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """Totals as they are, and how they move; all numbers are persons."""

    observed: int
    seen_once: int
    totals: Points
    left_out: tuple[LeftOut, ...]
    known: tuple[Known, ...]
    one_more: tuple[OneMore, ...]
    near_models: tuple[NearModel, ...]

    @property
    def disagreement(self) -> float | None:
        """Largest total over smallest, bounds left out; None with fewer than two totals."""
        totals = [total for name, total in self.totals.items() if total is not None and name not in BOUNDS]
        return max(totals) / min(totals) if len(totals) > 1 else None

    def to_json(self) -> dict[str, object]:
        """Plain object for machines."""
        known = [{**asdict(each), "holds": each.holds} for each in self.known]
        return {**asdict(self), "known": known, "disagreement": self.disagreement}


BOUNDS = frozenset({"chao", "chapman"})
"""Methods that give a lower bound, which no other method contradicts by being higher."""


def diagnose(
    table: CaptureTable,
    *,
    seed: int = 1,
    methods: Sequence[str] = (),
    reps: int = 200,
    margin: float = MARGIN,
) -> Diagnosis:
    """Refit the methods on tables that differ in one respect, and fit the models that are about as good as the best.

    Parameters
    ----------
    table : CaptureTable
        Counts of persons by pattern of lists.
    seed : int
        Seed of the generator that each refit is given anew, so that totals differ by the table alone.
    methods : sequence of str
        Names from `METHODS`; none, or `all`, means every one.
    reps : int
        Replicates for the intervals of `known`.
    margin : float
        Of BIC, for `near_models`.

    References
    ----------
    Lists in turn as populations of known size: Binette O, Steorts RC (2022), Journal of the Royal Statistical
    Society A 185:640-676. Lists left out: Silverman BW (2014), Modern Slavery: an application of multiple
    systems estimation, Home Office.
    """
    fits = chosen(methods)
    return Diagnosis(
        observed=table.observed,
        seen_once=table.seen_once,
        totals=points(table, fits, seed),
        left_out=leave_out(table, fits, seed),
        known=known_lists(table, fits, seed, reps),
        one_more=one_more(table, fits, seed),
        near_models=near_models(table, margin),
    )
