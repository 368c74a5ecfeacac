"""The line from bits of evidence to log odds, moved by what people have judged."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
SPREAD = (0.15, 1.0)
"""Standard deviations of slope and offset around the shipped ones, before anybody has judged a pair."""
STEPS = 30


@dataclass(frozen=True, slots=True)
class Curve:
    """Evidence of `bits` is worth `slope * bits + offset` bits."""

    slope: float
    offset: float

    def ratio(self, bits: Numbers) -> Numbers:
        """Likelihood ratios."""
        ratios: Numbers = np.exp2(np.clip(self.slope * bits + self.offset, -60, 60))
        return ratios


SHIPPED = Curve(0.95, 1.5)
"""Fitted on development seeds (`tools/calibrate_linkage.py`)."""


def calibrated(bits: Numbers, given: Numbers, same: npt.NDArray[np.bool_]) -> Curve:
    """Slope and offset that the labels make likeliest, under a normal prior around the shipped ones.

    Labels chosen for what they teach do no harm here: they were chosen by their evidence, on which the chance of a
    match is conditioned anyway.

    Parameters
    ----------
    bits : float64 array, shape (labels,)
        Evidence of each labelled pair.
    given : float64 array, shape (labels,)
        Natural log odds that come from elsewhere: the share of matches in its block, and its rivals.
    same : bool array, shape (labels,)
        What people say.
    """
    x = np.log(2) * np.stack([bits, np.ones_like(bits)], axis=1)
    prior, precision = np.array([SHIPPED.slope, SHIPPED.offset]), 1 / np.array(SPREAD) ** 2
    at = prior.copy()
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-np.clip(x @ at + given, -40, 40)))
        slope = x.T @ (same - p) - precision * (at - prior)
        curvature = (x * (p * (1 - p))[:, None]).T @ x + np.diag(precision)
        step = np.linalg.solve(curvature, slope)
        at = at + np.clip(step, -0.5, 0.5)
        if np.abs(step).max() < 1e-8:
            break
    return Curve(float(np.clip(at[0], 0.3, 2.0)), float(at[1]))
