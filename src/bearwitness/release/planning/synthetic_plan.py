"""The part of a plan that asks for differentially private synthetic data of a casebook's persons."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from bearwitness.release.errors import BadPlan
from bearwitness.release.planning.plan_file import list_of, mapping, no_twins, text
from bearwitness.release.planning.weaken import HIGH_EPSILON
from bearwitness.release.synthetic.accounting import CAP, STRONG

DELTA = 1e-5
"""Chance left outside the guarantee; below one divided by the persons of any casebook under a hundred thousand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedSynthetic:
    """Which properties the rows have, and what they may cost each person."""

    columns: tuple[str, ...]
    epsilon: float


def planned_synthetic(data: object, key: str) -> PlannedSynthetic:
    """Read the entry; raises `BadPlan`, which names the key."""
    found = mapping(data, key, {"columns", "epsilon"}, set())
    columns = list_of(found["columns"], f"{key}.columns", text)
    no_twins(f"{key}.columns", columns)
    if len(columns) < 2:
        raise BadPlan(key=f"{key}.columns", example="[sex, exploitation]")
    epsilon = found["epsilon"]
    if isinstance(epsilon, bool) or not isinstance(epsilon, int | float) or not 0 < epsilon <= CAP:
        raise BadPlan(key=f"{key}.epsilon", example="4")
    return PlannedSynthetic(columns=columns, epsilon=float(epsilon))


def require_weakening(planned: PlannedSynthetic | None, guards: Collection[str]) -> None:
    """Refuse a weak promise that the plan does not own up to; raises `BadPlan`."""
    if planned is not None and planned.epsilon > STRONG and HIGH_EPSILON not in guards:
        raise BadPlan(
            key="synthetic.epsilon", example=f"4, or weaken: [{{guard: {HIGH_EPSILON}, reason: ...}}]"
        )
