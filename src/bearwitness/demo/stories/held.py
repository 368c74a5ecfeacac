"""Whether the limits of the answers hold the truth that is known here and nowhere else."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from bearwitness.demo.stories.truth import StoryTruth
from bearwitness.domain.frame import PatternFrame
from bearwitness.domain.pattern import PatternFigure, PatternTable
from bearwitness.patterns.money.study import study_money
from bearwitness.patterns.money.terms import Terms
from bearwitness.patterns.routes.study import study_routes
from bearwitness.patterns.trajectories.again import resold
from bearwitness.patterns.trajectories.story import SAFE, stories
from bearwitness.patterns.trajectories.study import transition_table

YUAN = Terms(currency="CNY")


def held(frame: PatternFrame, truth: StoryTruth) -> list[tuple[str, bool]]:
    """Kind of figure, and whether its limits hold the truth among all who reached safety."""
    told = stories(frame, SAFE)
    again = resold(told).share
    found = [("resale", again is not None and again.lower <= truth.resold <= again.upper)]
    found += _pairs("transition", transition_table(told), truth.transitions)
    found += _pairs("flow", study_routes(frame, among=SAFE).table("legs"), truth.flows)
    prices = study_money(frame, YUAN, among=SAFE).table("price_by_form")
    found += [
        ("median price", _holds(each, truth.median_yuan.get(_code(each, 0)))) for each in _limited(prices)
    ]
    return found


def _pairs(kind: str, table: PatternTable, true: Mapping[tuple[str, str], float]) -> list[tuple[str, bool]]:
    return [
        (kind, _holds(each, true.get((_code(each, 0), _code(each, 1)), 0.0)))
        for each in _limited(table)
        if len(each.labels) == 2 and (kind != "flow" or (_code(each, 0), _code(each, 1)) in true)
    ]


def _limited(table: PatternTable) -> list[PatternFigure]:
    return [each for each in table.figures if each.lower is not None and each.upper is not None]


def _holds(figure: PatternFigure, true: float | None) -> bool:
    inside = figure.lower is not None and figure.upper is not None and true is not None
    return bool(inside and np.float64(figure.lower) <= np.float64(true) <= np.float64(figure.upper))


def _code(figure: PatternFigure, at: int) -> str:
    return figure.labels[at].split(":", 1)[1]
