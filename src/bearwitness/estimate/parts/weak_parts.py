"""Weak dependence in many tables: pooled over replicates and summed over strata as a method would be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from bearwitness.estimate.estimate_record import Estimate, Interval
from bearwitness.estimate.models.lognormal import LEVEL
from bearwitness.estimate.parts.pool import SHARE, pooled
from bearwitness.estimate.parts.summed import summed
from bearwitness.estimate.verdict.reading import Reading
from bearwitness.estimate.verdict.weak import Weak


def pooled_weak(readings: Sequence[Reading]) -> Weak | None:
    """Models of lowest AIC of the replicates, their totals and limits pooled by total variance.

    None where a quarter of the replicates have none. Named after the model that most of them have.
    """
    given = [(each.weak, each.table.observed) for each in readings if each.weak is not None]
    if not given or len(readings) - len(given) >= SHARE * len(readings):
        return None
    found = pooled([_as_estimate(weak) for weak, _ in given], [n for _, n in given])
    names = Counter(weak.model for weak, _ in given)
    return _as_weak(names.most_common(1)[0][0], found)


def summed_weak(readings: Sequence[Reading]) -> Weak | None:
    """Models of lowest AIC of the strata, added up with their variances.

    Strata with more lists than rule 6 is made for stand with their headline; None where one of these has no total, or
    all are such.
    """
    parts = [each.weak or _of_headline(each) for each in readings]
    given = [each for each in parts if each is not None]
    if len(given) < len(parts) or not any(each.weak for each in readings):
        return None
    observed = [each.table.observed for each in readings]
    found = summed([_as_estimate(each) for each in given], observed, np.random.default_rng(0))
    return _as_weak("; ".join(dict.fromkeys(each.weak.model for each in readings if each.weak)), found)


def _as_estimate(weak: Weak) -> Estimate:
    interval = Interval(level=LEVEL, lower=weak.lower, upper=weak.upper, kind="wald_log_given_model")
    return Estimate(method="weak", total=weak.total, interval=interval, status="estimated", model=weak.model)


def _as_weak(model: str, found: Estimate) -> Weak | None:
    if found.total is None or found.interval is None:
        return None
    return Weak(
        model=model,
        total=found.total,
        lower=min(found.interval.lower, found.total),
        upper=max(found.interval.upper, found.total),
    )


def _of_headline(reading: Reading) -> Weak | None:
    head = reading.headline
    if head.total is None or head.lower is None or head.upper is None:
        return None
    return Weak(model="", total=head.total, lower=head.lower, upper=head.upper)
