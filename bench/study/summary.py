"""From runs to one line a design: how often each status, how often it holds, and interval scores by method."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite
from statistics import mean, median

from bench.study.designs import Design
from bench.study.run import Limits, Run

LEVEL = 0.95


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Interval score of one method over the runs in which it gave an interval, relative to the truth.

    `score` is the mean of Gneiting and Raftery's interval score at 95% (2007, JASA 102:359, section 6.2)
    divided by the truth: width plus 40 times the distance by which the interval misses; lower is better.
    """

    given: int
    covered: float
    score: float
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """One design over all its runs."""

    design: Design
    runs: int
    statuses: dict[str, float]
    covered: float | None
    """Share of the runs called `estimated` whose headline interval holds the truth."""
    floor_held: float
    disputed_covered: float | None
    width: float | None
    methods: dict[str, Score]


def summarised(design: Design, runs: Sequence[Run]) -> Summary:
    """Summary of the runs of one design; its names are those of FORMATS.md."""
    truth = design.reachable
    said = Counter(run.status for run in runs)
    called = [run.headline for run in runs if run.status == "estimated"]
    disputed = [run.headline for run in runs if run.status == "disputed"]
    names = dict.fromkeys(name for run in runs for name in run.methods)
    scores = {
        name: _score(truth, [run.methods[name][1] for run in runs if name in run.methods]) for name in names
    }
    scores["headline"] = _score(truth, [run.headline for run in runs])
    return Summary(
        design=design,
        runs=len(runs),
        statuses={name: count / len(runs) for name, count in said.items()},
        covered=_covered(truth, called),
        floor_held=sum(run.floor <= truth for run in runs) / len(runs),
        disputed_covered=_covered(truth, disputed),
        width=median(_width(each) / truth for each in called) if called else None,
        methods={name: score for name, score in scores.items() if score is not None},
    )


def _covered(truth: int, limits: Sequence[Limits]) -> float | None:
    return sum(_holds(truth, each) for each in limits) / len(limits) if limits else None


def _holds(truth: int, limits: Limits) -> bool:
    _, lower, upper = limits
    return lower is not None and lower <= truth <= (float("inf") if upper is None else upper)


def _width(limits: Limits) -> float:
    _, lower, upper = limits
    assert lower is not None
    assert upper is not None
    return upper - lower


def _score(truth: int, limits: Sequence[Limits]) -> Score | None:
    closed = [
        each
        for each in limits
        if each[1] is not None and each[2] is not None and isfinite(each[1]) and isfinite(each[2])
    ]
    if not closed:
        return None
    miss = [
        max(0.0, low - truth) + max(0.0, truth - high)
        for _, low, high in closed
        if low is not None and high is not None
    ]
    widths = [_width(each) for each in closed]
    return Score(
        given=len(closed),
        covered=sum(_holds(truth, each) for each in closed) / len(closed),
        score=mean(width + 2 / (1 - LEVEL) * off for width, off in zip(widths, miss, strict=True)) / truth,
        width=median(widths) / truth,
    )
