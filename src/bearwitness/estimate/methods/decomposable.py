"""Averaging over decomposable graphs: every way in which lists can depend through cliques, weighed by fit."""

from __future__ import annotations

import numpy as np

from bearwitness.estimate.capture.capture_table import CaptureTable
from bearwitness.estimate.capture.prepared import used_lists
from bearwitness.estimate.estimate_record import Estimate, Interval
from bearwitness.estimate.methods.method import Tell, quiet
from bearwitness.estimate.models.graph_posterior import GraphPosterior, by_quadrature, graphs_of
from bearwitness.estimate.models.lognormal import LEVEL
from bearwitness.estimate.note import Note

NAME = "decomposable"
CITATION = (
    (
        "Madigan D, York JC (1997). Bayesian methods for estimation of the size of a closed population. "
        "Biometrika 84:19-31."
    ),
    "Johndrow J, Lum K, Ball P (2015). dga: Capture-recapture estimation using Bayesian model averaging.",
)
LEAST_LISTS, MOST_LISTS = 3, 6
CUTS = (30, 300, 3_000, 30_000, 300_000)
"""Largest numbers of persons missed that are tried, times those observed."""

NEGLIGIBLE, MATERIAL = 1e-4, 0.01
"""Mass beyond the cut below which it does not matter, and above which there is no estimate."""

NAMED = 3


def fit(table: CaptureTable, rng: np.random.Generator, *, reps: int, tell: Tell = quiet) -> Estimate:
    """Posterior of the total over all decomposable log-linear models of three to six lists.

    The model of a graph lets lists in one clique depend on each other in any way, and makes cliques
    independent given the lists they share. Cell probabilities have the hyper-Dirichlet prior of total
    weight 1, graphs are equally likely, and the total has prior 1 / N up to a cut. The cut is part of the
    prior: it is raised until the mass beyond it is negligible, and where that cannot be reached there is no
    estimate.

    Lists that cannot overlap are joined in every graph, and the prior is put on the possible cells only: so
    the likelihood stays a closed form. Where what is impossible leaves the graph that joins all lists alone,
    there is no estimate.

    Assumes a closed population, perfect linkage, persons who differ only through what makes the lists
    depend, and at least one pair of lists that are independent given others. It fails where all lists
    depend on each other at once: the saturated graph says nothing of the missed, and its weight shows as
    a tail that falls like 1 / N**2; then the posterior has a median and no mean, and `mean` is left out.

    Parameters
    ----------
    table : CaptureTable
        Lists without records are left out.
    rng : numpy.random.Generator
        Draws the `reps` values of the total that are kept; the posterior itself needs none.
    reps : int
        Draws to keep; 0 keeps none.
    tell : callable
        Not called: the work is short.

    References
    ----------
    Madigan & York (1997), Biometrika 84:19-31.

    Examples
    --------
    Spina bifida in New York, three lists (Madigan & York 1997, about 731):

    >>> from bearwitness.estimate import published
    >>> found = fit(published.load("MadiganYork_3").table, np.random.default_rng(1), reps=0)
    >>> round(found.total), round(found.interval.lower), round(found.interval.upper)
    (731, 694, 787)
    """
    used = used_lists(table)
    refusals = _refusals(used)
    if refusals:
        return Estimate.refused(NAME, *refusals, citation=CITATION)
    found = wide_enough(used)
    beyond = found.mass_beyond
    cut = Note(code="range_cut", values={"percent": 100 * beyond, "most": int(found.missed[-1])})
    if beyond > MATERIAL:
        return Estimate.refused(NAME, cut, citation=CITATION)
    return Estimate(
        method=NAME,
        total=_to_the_person(found, 0.5),
        mean=found.mean if found.has_mean else None,
        interval=Interval(
            level=LEVEL,
            lower=_to_the_person(found, (1 - LEVEL) / 2),
            upper=_to_the_person(found, (1 + LEVEL) / 2),
            kind="posterior_equal_tailed",
        ),
        status="estimated",
        model=_named(used, found),
        warnings=(cut,) if beyond > NEGLIGIBLE else (),
        citation=CITATION,
        draws=np.rint(found.draw(rng, reps))[None, :] if reps else None,
    )


def wide_enough(table: CaptureTable) -> GraphPosterior:
    """Posterior whose cut leaves negligible mass beyond it, or the widest there is."""
    found = by_quadrature(table, CUTS[0] * table.observed)
    for times in CUTS[1:]:
        if found.mass_beyond <= NEGLIGIBLE:
            break
        found = by_quadrature(table, times * table.observed)
    return found


def _to_the_person(found: GraphPosterior, level: float) -> float:
    """Least whole number of persons below or at which so much probability lies.

    What lies between two whole numbers is nobody: where nearly all probability is on nobody missed, a limit a
    hundredth above the persons on record would leave out what is most likely.
    """
    return float(round(found.quantile(level)))


def _refusals(table: CaptureTable) -> tuple[Note, ...]:
    if not LEAST_LISTS <= len(table.lists) <= MOST_LISTS:
        return (Note(code="graphs_lists", values={"least": LEAST_LISTS, "most": MOST_LISTS}),)
    if graphs_of(table).number == 1:
        return (Note(code="no_structural"),)
    return (Note(code="no_overlap"),) if table.seen_once == table.observed else ()


def _named(table: CaptureTable, found: GraphPosterior) -> str:
    """Most probable graphs by their cliques, with their probability."""
    lists, graphs = table.lists, graphs_of(table)
    names = []
    for graph in np.argsort(-found.graphs, kind="stable")[:NAMED].tolist():
        cliques = "".join(f"[{':'.join(lists[i] for i in each)}]" for each in graphs.maximal(graph))
        names.append(f"{cliques} {found.graphs[graph]:.3f}")
    return "; ".join(names)
