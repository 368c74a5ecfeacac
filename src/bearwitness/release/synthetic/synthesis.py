"""The whole way from records to synthetic rows: charge, measure once, fit, draw, check."""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

from bearwitness.release.synthetic.accounting import calibrate, epsilon_of
from bearwitness.release.synthetic.checks import check_rows
from bearwitness.release.synthetic.choose import choose
from bearwitness.release.synthetic.codebook import Rows, SyntheticCodebook
from bearwitness.release.synthetic.draw import draw
from bearwitness.release.synthetic.errors import NotConverged, RuleBroken
from bearwitness.release.synthetic.ledger import EVERYONE, Charge
from bearwitness.release.synthetic.model import fit
from bearwitness.release.synthetic.noise import Noise, SecretNoise, TestNoise
from bearwitness.release.synthetic.reweigh import reweigh
from bearwitness.release.synthetic.structure import joined
from bearwitness.release.synthetic.tables import NoisyTable, count
from bearwitness.release.synthetic.workload import Workload

LEAST_CANDIDATES, MOST_CANDIDATES = 40_000, 200_000
LEAST_PEOPLE = 100
"""Fewer people than this, to within the noise of their number, get no synthetic data."""
STEPS = 6


class Budget(Protocol):
    """Where charges are kept: each is there for good before any noise is drawn."""

    def charge(self, charge: Charge, delta: float, cap: float) -> tuple[float, str]:
        """Enter a charge; return what the worst-off person has spent, and a digest. Raises `BudgetSpent`."""


@dataclass(frozen=True)
class Plan:
    """Everything settled before the data are opened.

    Attributes
    ----------
    cap : epsilon, at `delta`, that no person may exceed over all releases in the ledger
    test_seed : makes the result repeatable and not releasable; None draws from the operating system
    """

    book: SyntheticCodebook
    epsilon: float
    delta: float
    cap: float
    ledger: Budget
    persons: frozenset[str] | None = EVERYONE
    test_seed: int | None = None


@dataclass(frozen=True)
class Synthetic:
    """Rows, the noisy tables they come from, the budget and the checks passed."""

    rows: Rows
    measured: tuple[NoisyTable, ...]
    budget: dict[str, Any]
    checks: tuple[str, ...]
    releasable: bool


def synthesize(records: Rows, plan: Plan, tell: Callable[[int, int], None] | None = None) -> Synthetic:
    """Make differentially private synthetic rows of `records`.

    Only `_measure` sees the records, once; the budget is charged before it does.

    Raises
    ------
    BudgetSpent, LedgerBroken, RuleBroken
        Before anything is measured; `RuleBroken` where a rule joins two columns too large to measure.
    NotConverged, RuleBroken
        After it: the budget stays spent and nothing may be published.
    """
    told = tell or (lambda _done, _steps: None)
    workload = Workload.of(plan.book)
    zeros = {(i, j) for i, j, _ in plan.book.forbidden()}
    if not zeros <= {query.columns for query in workload.queries}:
        raise RuleBroken(number=0)
    sigmas = sigmas_of(workload, plan.epsilon, plan.delta)
    budget = _charged(plan, workload, sigmas)
    told(1, STEPS)
    noise: Noise = SecretNoise() if plan.test_seed is None else TestNoise(plan.test_seed)
    seed = secrets.randbits(128) if plan.test_seed is None else plan.test_seed
    measured = _measure(records, workload, sigmas, plan.book, noise)
    told(2, STEPS)
    rows, passed = _rows(measured, plan.book, np.random.default_rng([seed, 1]), told)
    return Synthetic(rows, measured, budget, tuple(passed), noise.releasable)


def sigmas_of(workload: Workload, epsilon: float, delta: float) -> list[float]:
    """Noise of each table of a workload, so that the whole keeps (epsilon, delta)."""
    scale = calibrate(workload, epsilon, delta)
    return [query.sigma(scale) for query in workload.queries]


def _charged(plan: Plan, workload: Workload, sigmas: list[float]) -> dict[str, Any]:
    about = {
        "epsilon": plan.epsilon,
        "delta": plan.delta,
        "workload": workload.digest(plan.book),
        "cap": plan.cap,
    }
    told = {**about, "epsilon_of_noise": round(epsilon_of(sigmas, plan.delta), 4)}
    if plan.test_seed is not None:
        return {**told, "epsilon_spent": None, "ledger_head": None}
    charge = Charge(dict(Counter(sigmas)), plan.persons, about)
    total, head = plan.ledger.charge(charge, plan.delta, plan.cap)
    return {**told, "epsilon_spent": round(total, 4), "ledger_head": head}


def _measure(
    records: Rows, workload: Workload, sigmas: list[float], book: SyntheticCodebook, noise: Noise
) -> tuple[NoisyTable, ...]:
    return tuple(
        NoisyTable(query.columns, noise.add(count(records, query.columns, book.sizes), sigma), sigma)
        for query, sigma in zip(workload.queries, sigmas, strict=True)
    )


def _rows(
    measured: tuple[NoisyTable, ...],
    book: SyntheticCodebook,
    rng: np.random.Generator,
    told: Callable[[int, int], None],
) -> tuple[Rows, list[str]]:
    people = int(measured[0].counts)
    if people - 2 * measured[0].sigma < LEAST_PEOPLE:
        raise NotConverged(check="people")
    zeros = {(i, j): mask for i, j, mask in book.forbidden()}
    pairs = {table.columns: table for table in measured if len(table.columns) == 2}
    edges = joined(list(pairs.values()), list(zeros), book.sizes, people)
    singles = [table for table in measured if len(table.columns) == 1]
    model = fit([*singles, *(pairs[edge] for edge in edges)], zeros, book.sizes, people)
    told(3, STEPS)
    number = max(min(max(4 * people, LEAST_CANDIDATES), MOST_CANDIDATES), 3 * people // 2)
    candidates = draw(model, book.sizes, number, rng)
    candidates = candidates[~book.broken(candidates)]
    told(4, STEPS)
    fitted = reweigh(candidates, [table for table in measured if table.columns], book.sizes, people)
    told(5, STEPS)
    rows = choose(candidates, fitted, people, rng)
    passed = check_rows(rows, book, measured)
    told(6, STEPS)
    return rng.permutation(rows), passed
