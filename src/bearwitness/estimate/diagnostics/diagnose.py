"""All diagnostics of one table, as one record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from bearwitness.domain.errors import BadValue
from bearwitness.estimate.capture.capture_table import CaptureTable
from bearwitness.estimate.diagnostics.known_list import Known, known_lists
from bearwitness.estimate.diagnostics.leave_out import LEAST, LeftOut, leave_out
from bearwitness.estimate.diagnostics.near_models import NearModel, near_models
from bearwitness.estimate.diagnostics.one_more import OneMore, one_more
from bearwitness.estimate.diagnostics.points import Points, points
from bearwitness.estimate.estimate_record import Interval
from bearwitness.estimate.methods.bic import MARGIN
from bearwitness.estimate.methods.method import Tell, quiet
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

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Diagnosis:
        """Read what `to_json` wrote.

        Raises
        ------
        BadValue
            The object is none of this shape.
        """
        try:
            known = [
                {name: value for name, value in each.items() if name != "holds"} for each in data["known"]
            ]
            return cls(
                observed=data["observed"],
                seen_once=data["seen_once"],
                totals=dict(data["totals"]),
                left_out=tuple(LeftOut(**each) for each in data["left_out"]),
                known=tuple(Known(**{**each, "interval": _interval(each["interval"])}) for each in known),
                one_more=tuple(OneMore(**each) for each in data["one_more"]),
                near_models=tuple(NearModel(**each) for each in data["near_models"]),
            )
        except (KeyError, TypeError, AttributeError) as error:
            raise BadValue(kind="estimate", example='{"observed": 76, "totals": ...}') from error


def _interval(data: Mapping[str, Any] | None) -> Interval | None:
    return None if data is None else Interval(**data)


class _Steps:
    """Tells of each changed table when it is done."""

    def __init__(self, tell: Tell, steps: int) -> None:
        self._tell, self._done, self._steps = tell, 0, steps

    def __call__(self) -> None:
        self._done += 1
        self._tell(self._done, self._steps)


BOUNDS = frozenset({"chao", "chapman"})
"""Methods that give a lower bound, which no other method contradicts by being higher."""


def diagnose(
    table: CaptureTable,
    *,
    seed: int = 1,
    methods: Sequence[str] = (),
    reps: int = 200,
    margin: float = MARGIN,
    tell: Tell = quiet,
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
    tell : callable
        Hears how many of the changed tables are done.

    References
    ----------
    Lists in turn as populations of known size: Binette O, Steorts RC (2022), Journal of the Royal Statistical
    Society A 185:640-676. Lists left out: Silverman BW (2014), Modern Slavery: an application of multiple
    systems estimation, Home Office.
    """
    fits, lists = chosen(methods), len(table.lists)
    step = _Steps(tell, (lists if lists >= LEAST else 0) + lists + lists * (lists - 1) // 2)
    return Diagnosis(
        observed=table.observed,
        seen_once=table.seen_once,
        totals=points(table, fits, seed),
        left_out=leave_out(table, fits, seed, step),
        known=known_lists(table, fits, seed, reps, step),
        one_more=one_more(table, fits, seed, step),
        near_models=near_models(table, margin),
    )
