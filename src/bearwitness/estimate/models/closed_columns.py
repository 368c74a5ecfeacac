"""Designs of Rcapture's families of closed-population models.

With c the number of lists a person is on, Mh adds to an intercept and c one column g(c), Mth adds it to
the main effects of the lists. Poisson2: 2^c - 1; Darroch: c^2 / 2; Gamma3.5: log 3.5 - log(3.5 + c). Chao's
lower bound (LB) adds the columns max(c - j + 1, 0), j = 3 ... t, and drops those that come out negative, the
first found first, until none is; a column that nobody holds would go to minus infinity and is dropped
before. Mb and Mbh are for ordered occasions and mean nothing for lists: left out.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from bearwitness.estimate.kernels.arrays import Floats, Mask
from bearwitness.estimate.models.loglinear import LoglinearFit, fit_loglinear

FORMS = ("Chao LB", "Poisson2", "Darroch", "Gamma3.5")
NAMES = ("M0", "Mt", *(f"Mh {form}" for form in FORMS), *(f"Mth {form}" for form in FORMS))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ClosedColumns:
    """Design over all 2^L cells; the columns from `fixed` on are of heterogeneity, not below 0 if `bound`."""

    matrix: Floats
    fixed: int
    bound: bool

    def fitted(self, keep: Mask, counts: Floats) -> tuple[Floats, LoglinearFit | None]:
        """Design that is left after dropping, and its fit over kept cells; None where it does not settle, or has more columns than cells."""
        matrix = self.matrix
        if self.bound:
            held = counts @ matrix > 0
            matrix = matrix[:, held | (np.arange(held.size) < self.fixed)]
        while True:
            wide = matrix.shape[1] > int(keep.sum())
            found = None if wide else fit_loglinear(matrix[keep], counts[keep])
            negative = (
                np.flatnonzero(found.coefficients[self.fixed :] < 0)
                if found is not None and self.bound
                else np.empty(0, dtype=np.int64)
            )
            if not negative.size:
                return matrix, found
            matrix = np.delete(matrix, self.fixed + negative[0], axis=1)


def closed_columns(name: str, terms: tuple[int, ...], lists: int) -> ClosedColumns:
    """Columns of one of NAMES; the Mth family starts from these terms."""
    family, _, form = name.partition(" ")
    cells = np.arange(2**lists)
    seen = np.array([cell.bit_count() for cell in range(2**lists)], dtype=float)
    if family in {"M0", "Mh"}:
        base = np.column_stack([np.ones(seen.size), seen])
    else:
        base = np.array([(cells & term) == term for term in terms], dtype=float).T
    matrix = np.column_stack([base, _form(form, seen, lists)]) if form else base
    return ClosedColumns(matrix=matrix, fixed=base.shape[1], bound=form == "Chao LB")


def _form(form: str, seen: Floats, lists: int) -> Floats:
    if form == "Chao LB":
        return np.array([np.maximum(seen - j + 1, 0) for j in range(3, lists + 1)]).reshape(-1, seen.size).T
    if form == "Poisson2":
        return (2**seen - 1)[:, None]
    if form == "Darroch":
        return (seen**2 / 2)[:, None]
    return (math.log(3.5) - np.log(3.5 + seen))[:, None]
