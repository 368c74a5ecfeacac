"""One input of a market: what it may be, and on whose word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from bearwitness.domain.errors import BadValue

Shape = Literal["uniform", "loguniform", "triangular"]
Draws = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number between two ends, none of them negative.

    Attributes
    ----------
    name, unit
        What it is; ``persons``, ``share`` (0 to 1), a currency, ``a year``.
    low, high
        Ends; equal where one number is taken as it is.
    shape
        ``uniform``; ``loguniform`` (every order of magnitude as likely; both ends above 0); ``triangular``
        (the middle most likely).
    basis
        Figures or persons who state it, or that it is assumed. Printed wherever the quantity is.

    Raises
    ------
    BadValue
        Where the ends are no such range.
    """

    name: str
    unit: str
    low: float
    high: float
    shape: Shape = "uniform"
    basis: str

    def __post_init__(self) -> None:
        """Invariant: a finite range from 0 up, within 1 for a share, above 0 on a logarithmic scale."""
        finite = bool(np.isfinite([self.low, self.high]).all()) and 0 <= self.low <= self.high
        within = self.unit != "share" or self.high <= 1
        if not finite or not within or (self.shape == "loguniform" and self.low <= 0):
            raise BadValue(kind="range", example="0.5, 0.9")

    def draw(self, rng: np.random.Generator, draws: int) -> Draws:
        """Numbers of shape (draws,)."""
        if self.low == self.high:
            return np.full(draws, float(self.low))
        if self.shape == "loguniform":
            return np.exp(rng.uniform(np.log(self.low), np.log(self.high), draws))
        if self.shape == "triangular":
            return rng.triangular(self.low, (self.low + self.high) / 2, self.high, draws)
        return rng.uniform(self.low, self.high, draws)

    def holds(self, values: Draws) -> NDArray[np.bool_]:
        """Which values lie between the ends; a thousandth is allowed for rounding. Shape as given."""
        return (values >= self.low * 0.999) & (values <= self.high * 1.001)
