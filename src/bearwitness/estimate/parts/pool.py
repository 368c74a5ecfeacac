"""One estimate from many tables of the same population: replicates of a linkage, or imputations."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy.special import stdtrit

from bearwitness.estimate.estimate_record import CAUTION, Estimate, Interval, Status
from bearwitness.estimate.models.lognormal import LEVEL, Z
from bearwitness.estimate.note import Note

Floats = npt.NDArray[np.float64]
LEAST = 0.1
"""Persons missed that 0 is taken for on the log scale, as in verdata."""

FEW = 10
"""Replicates below which their limits say little of the doubt between them."""

REDRAWN = frozenset({"weak_dependence"})
"""Notes on numbers of one table, made anew for many."""

SHARE = 0.25
"""Part of the replicates from which a more cautious status, or a note, holds for all."""


def pooled(estimates: Sequence[Estimate], observed: Sequence[int]) -> Estimate:
    """Pool what one method says of each replicate.

    Where every replicate has draws, an equal number of each is put together: median, mean and quantiles of
    these, with the limits by total variance beside. Otherwise limits by total variance around the mean of
    the log number missed. The status is the most cautious that a quarter of the replicates have.

    Parameters
    ----------
    estimates : sequence of Estimate
        One a replicate, all of one method.
    observed : sequence of int
        Persons on record in each replicate.
    """
    given = [(e, n) for e, n in zip(estimates, observed, strict=True) if e.total is not None]
    first, notes = estimates[0], _notes(estimates)
    if len(given) < len(estimates):
        values = {"refused": len(estimates) - len(given), "replicates": len(estimates)}
        notes = (*notes, Note(code="replicate_refused", values=values))
    if len(estimates) < FEW:
        notes = (*notes, Note(code="few_replicates", values={"replicates": len(estimates), "needed": FEW}))
    if 2 * len(given) <= len(estimates):
        return Estimate.refused(first.method, *notes, citation=first.citation)
    centres, spreads = np.array([_log_missed(e, n) for e, n in given]).T
    persons = round(float(np.mean([n for _, n in given])))
    interval = total_variance(centres, spreads**2, persons)
    total, mean, draws = persons + float(np.exp(centres.mean())), None, None
    beside: tuple[Interval, ...] = ()
    if all(e.draws is not None for e, _ in given):
        draws = _together([e.draws for e, _ in given if e.draws is not None])
        lower, total, upper = np.quantile(draws, [(1 - LEVEL) / 2, 0.5, (1 + LEVEL) / 2]).tolist()
        mean = float(draws.mean()) if all(e.mean is not None for e, _ in given) else None
        beside = (interval,) if interval is not None else ()
        interval = Interval(level=LEVEL, lower=lower, upper=upper, kind="pooled_draws")
    return Estimate(
        method=first.method,
        total=total,
        mean=mean,
        interval=interval,
        beside=beside,
        status=common_status([e.status for e, _ in given]),
        model=first.model if len({e.model for e, _ in given}) == 1 else None,
        warnings=notes,
        citation=first.citation,
        draws=draws,
    )


def total_variance(centres: Floats, variances: Floats, observed: int) -> Interval | None:
    """Limits by Rubin's rules for the log of the number missed; None where nothing varies.

    With W the mean variance within the M replicates and B the variance between their centres, the total
    variance is T = W + (1 + 1 / M) B, and the limits are observed + exp(mean +- t sqrt T), t being the
    quantile of Student's t with (M - 1) (1 + W / ((1 + 1 / M) B))^2 degrees of freedom. (verdata 1.0.2 has
    1 + W / ((M + 1) B) there, which makes its limits wider.)

    Parameters
    ----------
    centres, variances : arrays, shape (M,)
        Of the log number missed in each replicate.
    observed : int
        Persons on record.

    References
    ----------
    Rubin DB (1987). Multiple imputation for nonresponse in surveys. Wiley.
    """
    replicates = len(centres)
    within = float(variances.mean())
    between = float(centres.var(ddof=1)) * (1 + 1 / replicates) if replicates > 1 else 0.0
    if within + between == 0:
        return None
    factor = Z
    if between > 0:
        freedom = (replicates - 1) * (1 + within / between) ** 2
        factor = float(stdtrit(freedom, (1 + LEVEL) / 2))
    reach = factor * np.sqrt(within + between)
    lower, upper = (observed + float(np.exp(centres.mean() + side * reach)) for side in (-1, 1))
    return Interval(level=LEVEL, lower=lower, upper=upper, kind="total_variance")


def _log_missed(estimate: Estimate, observed: int) -> tuple[float, float]:
    """Centre and standard deviation of the log number missed: of the draws, or from the limits."""

    def log(total: float | Floats) -> Floats:
        found: Floats = np.log(np.maximum(np.asarray(total, dtype=np.float64) - observed, LEAST))
        return found

    if estimate.draws is not None:
        logs = log(estimate.draws)
        return float(logs.mean()), float(logs.std(ddof=1))
    assert estimate.total is not None  # noqa: S101
    centre = float(log(estimate.total))
    if estimate.interval is None:
        return centre, 0.0
    return centre, float(log(estimate.interval.upper) - log(estimate.interval.lower)) / (2 * Z)


def _together(draws: Sequence[Floats]) -> Floats:
    """As many evenly spaced draws of each, shape (replicates, draws)."""
    size = min(each.size for each in draws)
    return np.array([each.ravel()[np.linspace(0, each.size - 1, size).astype(int)] for each in draws])


def common_status(held: Sequence[Status]) -> Status:
    """Most cautious status that a quarter of the replicates have."""
    return next(each for each in reversed(CAUTION) if held.count(each) >= SHARE * len(held))


def _notes(estimates: Sequence[Estimate]) -> tuple[Note, ...]:
    """First note of each code that a quarter of the replicates have."""
    notes = [{note.code: note for note in each.warnings} for each in estimates]
    codes = dict.fromkeys(code for each in notes for code in each if code not in REDRAWN)
    often = [code for code in codes if sum(code in each for each in notes) >= SHARE * len(notes)]
    return tuple(next(each[code] for each in notes if code in each) for code in often)
