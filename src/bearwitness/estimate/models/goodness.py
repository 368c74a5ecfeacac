"""Whether a table contradicts a model: the independence of its lists, or one that a method chose."""

from __future__ import annotations

from itertools import combinations

from scipy.special import chdtrc, gammainc, gammaincc

from bearwitness.estimate.capture.capture_table import CaptureTable
from bearwitness.estimate.kernels.sums import superset_sums
from bearwitness.estimate.models.fit_model import ModelFit
from bearwitness.estimate.note import Note

LEVEL = 0.05
"""Each of the two tests has this level: it is right to doubt independence a little too often."""


def misfit(method: str, deviance: float, freedom: int) -> tuple[Note, ...]:
    """Note where the deviance of a chosen model is too large for chance, by chi-square; none where nothing is left over.

    On sparse tables the test is weak: that it is silent does not show that the model holds.
    """
    p = float(chdtrc(freedom, deviance)) if freedom else 1.0
    return (Note(code="chosen_misfit", values={"method": method, "p": p}),) if p < LEVEL else ()


def contradictions(table: CaptureTable, found: ModelFit) -> tuple[Note, ...]:
    """Notes on what speaks against independence; none where nothing does.

    Two tests, since each is blind where the other sees. The deviance over all kept cells is strong
    where cells are full and says little where most are empty. The overlap of each pair of lists, as a
    Poisson count around its fitted mean (two-sided, Bonferroni over pairs), is simple and works on sparse
    tables. Two lists leave nothing to test, nor does a pair that was declared never to overlap.

    Parameters
    ----------
    table : CaptureTable
        Without lists that hold nobody.
    found : ModelFit
        Fit of the main effects to the same table.
    """
    if found.freedom == 0:
        return ()
    p = float(chdtrc(found.freedom, found.deviance))
    whole = [Note(code="misfit", values={"p": p})] if p < LEVEL else []
    pair = _worst_pair(table, found)
    return (*whole, *([pair] if pair else []))


def _worst_pair(table: CaptureTable, found: ModelFit) -> Note | None:
    means = found.means.copy()
    superset_sums(means, len(table.lists))
    overlaps = table.overlaps
    cells = (2**i + 2**j for i, j in combinations(range(len(table.lists) - 1, -1, -1), 2))
    expected = {pair: mean for pair, cell in zip(overlaps, cells, strict=True) if (mean := means[cell]) > 0}
    chance = {pair: 2 * min(_tails(overlaps[pair], mean)) for pair, mean in expected.items()}
    worst = min(chance, key=lambda pair: chance[pair])
    if chance[worst] * len(chance) >= LEVEL:
        return None
    values = {"first": worst[0], "second": worst[1], "observed": overlaps[worst], "expected": expected[worst]}
    return Note(code="dependent_pair", values=values)


def _tails(count: int, mean: float) -> tuple[float, float]:
    """Chance of so many or fewer, and of so many or more, where so many are expected."""
    return float(gammaincc(count + 1, mean)), float(gammainc(count, mean)) if count else 1.0
