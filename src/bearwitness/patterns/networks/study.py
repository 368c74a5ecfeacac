"""The network of a frame as one answer: its shape, and how much of it hangs on single sources."""

from __future__ import annotations

import numpy as np

from bearwitness.domain.frame import PatternFrame
from bearwitness.domain.pattern import Pattern, PatternFigure, PatternTable, Unit
from bearwitness.patterns.answer import period_of
from bearwitness.patterns.networks.graph import network
from bearwitness.patterns.networks.structure import Shape

RESAMPLES, LARGE, FEWER = 100, 20_000, 20
"""Draws of the sources; in a frame of more episodes than the second, the third."""
REFUSED = ("ranking", "country_total")


def study_networks(frame: PatternFrame, *, rng: np.random.Generator) -> Pattern:
    """Structure with its limits where sources are drawn anew with replacement.

    Parameters
    ----------
    frame
        What the casebook lets through.
    rng
        Draws the sources.
    """
    shape = Shape(network(frame))
    number = len(shape.sources)
    resamples = FEWER if len(frame.episodes) > LARGE else RESAMPLES
    found = shape.describe().numbers()
    drawn = [
        shape.describe(np.bincount(rng.integers(0, number, number), minlength=number) > 0).numbers()
        for _ in range(resamples if number else 0)
    ]
    persons = {row.person_id for row in frame.episodes}
    figures = [_figure(name, value, [each[name] for each in drawn]) for name, value in found.items()]
    return Pattern(
        kind="networks",
        among="",
        persons=len(persons),
        sources=number,
        period=period_of(row.began or row.when for row in frame.episodes),
        tables=(
            PatternTable(id="structure", columns=("what",), figures=tuple(figures), notes=("resampled",)),
        ),
        refused=REFUSED,
    )


def _figure(name: str, value: float, drawn: list[float]) -> PatternFigure:
    """A number with the range that it has where about a third of the sources is missing from each draw."""
    unit: Unit = "share" if name == "largest" else "number"
    limits = np.percentile(drawn, [2.5, 97.5]) if drawn else (None, None)
    lower, upper = (None if each is None else float(each) for each in limits)
    return PatternFigure(labels=(f"word:{name}",), unit=unit, value=value, lower=lower, upper=upper)
