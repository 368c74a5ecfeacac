"""Which methods could be run on a table, and which of these nobody ran."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bearwitness.estimate.capture.capture_table import CaptureTable
from bearwitness.estimate.capture.prepared import used_lists
from bearwitness.estimate.capture.read_table import LEAST_LISTS, MOST_LISTS
from bearwitness.estimate.methods import (
    bic,
    covariates,
    decomposable,
    heterogeneity,
    latent,
    stepwise,
    threshold,
)
from bearwitness.estimate.methods.method import Fit
from bearwitness.estimate.models import existence, graph_posterior

TAKES: Mapping[str, tuple[int, int]] = {
    "independence": (LEAST_LISTS, existence.MOST_LISTS),
    "chao": (LEAST_LISTS, MOST_LISTS),
    "chapman": (2, 2),
    "stepwise": (LEAST_LISTS, stepwise.MOST_LISTS),
    "bic": (min(bic.HIGHEST), max(bic.HIGHEST)),
    "threshold": (threshold.LEAST_LISTS, threshold.MOST_LISTS),
    "decomposable": (decomposable.LEAST_LISTS, decomposable.MOST_LISTS),
    "latent": (latent.LEAST_LISTS, MOST_LISTS),
    "covariates": (LEAST_LISTS, covariates.MOST_LISTS),
    "heterogeneity": (heterogeneity.LEAST_LISTS, heterogeneity.MOST_LISTS),
}
"""Fewest and most lists that hold anybody for which a method is made."""


def takes(method: str, table: CaptureTable) -> bool:
    """Whether a method is made for a table of this kind; what it finds there is another matter."""
    used = used_lists(table)
    least, most = TAKES.get(method, (LEAST_LISTS, MOST_LISTS))
    if not least <= len(used.lists) <= most or (method == "chapman" and used.never):
        return False
    return method != "decomposable" or not used.never or graph_posterior.graphs_of(used).number > 1


def left_out(table: CaptureTable, every: Mapping[str, Fit], run: Iterable[str]) -> tuple[str, ...]:
    """Methods of `every` that could be run on the table and are not among those that were."""
    return tuple(name for name in every if name not in set(run) and takes(name, table))
