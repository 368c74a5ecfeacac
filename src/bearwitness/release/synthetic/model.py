"""The graphical model: mbi 2.0 in float64, to convergence, with the structural zeros as constraints."""

from __future__ import annotations

import importlib
import os
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bearwitness.domain.errors import MissingExtra
from bearwitness.release.synthetic.errors import NotConverged
from bearwitness.release.synthetic.tables import NoisyTable

ITERATIONS = 10_000
TOLERANCE = 1e-3
"""Settled when 50 steps lower the loss by less than this part of it, or of what noise alone would leave, twice."""


@dataclass(frozen=True)
class Model:
    """Clique tables of a junction tree, in an order in which each clique meets its earlier ones in one.

    Attributes
    ----------
    cliques : columns of each clique
    tables : expected counts of each clique, one axis a column
    parents : number of the clique whose separator each hangs on; -1 where there is none
    """

    cliques: tuple[tuple[int, ...], ...]
    tables: tuple[NDArray[np.float64], ...]
    parents: tuple[int, ...]


def fit(
    measured: Sequence[NoisyTable],
    zeros: Mapping[tuple[int, int], NDArray[np.bool_]],
    sizes: Sequence[int],
    total: float,
) -> Model:
    """Fit the model to the noisy tables of its cliques.

    `measured` together touch every column; each pair in `zeros` (structural zeros) is among them. `total` is
    the expected number of rows.

    Raises
    ------
    NotConverged
        When the loss still moves after `ITERATIONS` steps, is not a number, or is too large for the noise.

    References
    ----------
    McKenna, Sheldon and Miklau, Graphical-model based estimation and inference for differential privacy, 2019.
    """
    mbi = _mbi()
    from mbi import junction_tree, marginal_oracles

    domain = mbi.Domain([str(i) for i in range(len(sizes))], sizes)
    measurements = [
        mbi.LinearMeasurement(
            t.counts.ravel().astype(float), tuple(str(i) for i in t.columns), stddev=t.doubt
        )
        for t in measured
    ]
    constraints = tuple(
        mbi.Constraint(domain=domain.project((str(i), str(j))), invalid=np.argwhere(mask))
        for (i, j), mask in zeros.items()
    )
    losses: list[float] = []
    loss_of = mbi.marginal_loss.from_linear_measurements(measurements, domain)
    fitted = mbi.estimation.MirrorDescent().estimate(
        domain,
        measurements,
        known_total=total,
        constraints=constraints,
        iters=ITERATIONS,
        tol=TOLERANCE,
        callback_fn=lambda marginals: losses.append(float(loss_of(marginals))),
    )
    settled(losses, sum(table.counts.size for table in measured))
    cliques = [tuple(each) for each in fitted.cliques] + [tuple(c.clique) for c in constraints]
    tree, _ = junction_tree.make_junction_tree(domain, cliques)
    nodes = junction_tree.maximal_cliques(tree)
    marginals = marginal_oracles.message_passing_shafer_shenoy(
        fitted.potentials.expand(nodes), total, constraints=constraints
    )
    tables = tuple(np.asarray(marginals.project(node).values, dtype=np.float64) for node in nodes)
    require_counts(tables)
    ordered = tuple(tuple(int(name) for name in node) for node in nodes)
    return Model(ordered, tables, _parents(nodes, tree))


def _parents(nodes: Sequence[Any], tree: Any) -> tuple[int, ...]:
    place = {node: at for at, node in enumerate(nodes)}
    earlier = [
        [place[other] for other in tree.neighbors(node) if place[other] < place[node]] for node in nodes
    ]
    return tuple(found[0] if found else -1 for found in earlier)


def settled(losses: Sequence[float], cells: int) -> None:
    """Refuse a fit that has not come to rest, or came to rest far from its tables.

    A loss is half a chi-square over `cells` cells, so that a sound fit ends near cells / 2 or below.

    Raises
    ------
    NotConverged
    """
    if len(losses) < 2 or not np.isfinite(losses).all():
        raise NotConverged(check="model")
    if abs(losses[-2] - losses[-1]) > TOLERANCE * max(losses[-1], cells / 2):
        raise NotConverged(check="model")
    if losses[-1] > cells + 10 * np.sqrt(cells):
        raise NotConverged(check="model")


def require_counts(tables: Sequence[NDArray[np.float64]]) -> None:
    """Refuse expected counts that are no numbers, or below nought.

    Raises
    ------
    NotConverged
    """
    if not all(np.isfinite(table).all() and (table >= 0).all() for table in tables):
        raise NotConverged(check="model")


def _mbi() -> Any:
    os.environ.setdefault("JAX_PLATFORMS", "cpu")
    try:
        jax: Any = importlib.import_module("jax")
    except ImportError:
        raise MissingExtra(extra="synth") from None
    jax.config.update("jax_enable_x64", True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import mbi
        import mbi.estimation
        import mbi.marginal_loss
    return mbi
