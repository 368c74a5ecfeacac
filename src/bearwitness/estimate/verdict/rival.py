"""Whether persons who differ explain a table as well as lists that depend on each other.

The two leave the same mark, overlaps that are too large, and they lead to very different totals. Where both explain
the table no method can say which it is, and so none may have the last word.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations

from bearwitness.estimate.capture.capture_table import CaptureTable
from bearwitness.estimate.capture.prepared import used_lists
from bearwitness.estimate.models.closed_models import ClosedFit, closed_fit
from bearwitness.estimate.models.fit_model import fit_model
from bearwitness.estimate.models.hierarchy import Model

FORMS = ("Mth Poisson2", "Mth Darroch", "Mth Gamma3.5")
SEARCHED = "Mth Darroch"
MARGIN = 2.0
"""Difference in BIC under which the one explanation is not worse than the other (Raftery 1995)."""
STRONG, FEW_LISTS = 6.0, 3
"""With three lists the two differ in one or two of seven cells: there the difference must be strong (Raftery 1995)."""
MOST_LISTS = 8

Pairs = tuple[int, ...]
Score = Callable[[Pairs], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """Persons who differ, with the pairs of lists that still depend on each other beside that.

    Attributes
    ----------
    model : str
        The pairs.
    gain : float
        By how much its BIC is lower than that of the best model in which only lists depend.
    totals : tuple of float
        Persons, under each form of the differences that fits: a form cannot be learned from the table.
    margin : float
        By how much it may be worse and still stand.
    """

    model: str
    gain: float
    totals: tuple[float, ...]
    margin: float = MARGIN

    @property
    def stands(self) -> bool:
        """Whether it explains the table no worse than dependence between lists does."""
        return self.gain > -self.margin


def rival(table: CaptureTable) -> Rival | None:
    """Best model of each kind by adding pairs while BIC falls; None where persons do not differ, or nothing fits.

    References
    ----------
    Link WA (2003). Nonidentifiability of population size from capture-recapture data with heterogeneous detection
    probabilities. Biometrics 59:1123-1130. Rivest L-P, Baillargeon S (2007). Biometrics 63:999-1006. Raftery AE
    (1995). Bayesian model selection in social research. Sociological Methodology 25:111-163.
    """
    used = used_lists(table)
    lists = len(used.lists)
    if not 3 <= lists <= MOST_LISTS:
        return None
    _, lowest = _grown(lists, lambda pairs: _dependent(used, pairs))
    beside, low = _grown(lists, lambda pairs: _differing(used, SEARCHED, pairs))
    found = [_fit(used, form, beside) for form in FORMS]
    standing = [each for each in found if each is not None and each.bic <= low + MARGIN]
    if not standing or low == float("inf"):
        return None
    return Rival(
        model=Model.of(lists, beside).name,
        gain=lowest - low,
        totals=tuple(sorted(each.total for each in standing)),
        margin=STRONG if lists <= FEW_LISTS else MARGIN,
    )


def _grown(lists: int, score: Score) -> tuple[Pairs, float]:
    """Pairs added one at a time while the score falls, and the score."""
    open_pairs = {1 << i | 1 << j for i, j in combinations(range(lists), 2)}
    pairs: Pairs = ()
    lowest = score(pairs)
    while open_pairs:
        scores = {pair: score((*pairs, pair)) for pair in sorted(open_pairs)}
        best = min(scores, key=lambda pair: scores[pair])
        if not scores[best] < lowest:
            break
        pairs, lowest = (*pairs, best), scores[best]
        open_pairs.discard(best)
    return pairs, lowest


def _dependent(table: CaptureTable, pairs: Pairs) -> float:
    found = fit_model(table, Model.of(len(table.lists), pairs))
    return float("inf") if found.code else found.bic


def _differing(table: CaptureTable, form: str, pairs: Pairs) -> float:
    found = _fit(table, form, pairs)
    return float("inf") if found is None else found.bic


def _fit(table: CaptureTable, form: str, pairs: Pairs) -> ClosedFit | None:
    """Fit of a form; none where it has no finite maximum, or persons come out more alike than chance."""
    found = closed_fit(table, form, Model.of(len(table.lists), pairs).name)
    return None if found.code or found.strength is None or found.strength <= 0 else found
