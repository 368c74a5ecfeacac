"""Thresholded pair effects: a log-linear model of all pairs, less the pairs that the table does not show."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np
import numpy.typing as npt

from bearwitness.estimate.capture.capture_table import CaptureTable
from bearwitness.estimate.capture.prepared import used_lists
from bearwitness.estimate.estimate_record import Estimate, Interval
from bearwitness.estimate.methods.method import Tell, quiet
from bearwitness.estimate.models.convergence import disagreement, effective_draws, split_rhat
from bearwitness.estimate.models.fit_model import fit_model
from bearwitness.estimate.models.hierarchy import Model
from bearwitness.estimate.models.loglinear_posterior import draw_loglinear
from bearwitness.estimate.models.lognormal import LEVEL
from bearwitness.estimate.note import Note

NAME = "threshold"
CITATION = (
    (
        "Silverman BW (2020). Multiple-systems analysis for the quantification of modern slavery: classical "
        "and Bayesian approaches. Journal of the Royal Statistical Society A 183:691-736."
    ),
    (
        "Forster JJ (2010). Bayesian inference for Poisson and multinomial log-linear models. "
        "Statistical Methodology 7:210-224."
    ),
)
LEAST_LISTS, MOST_LISTS = 3, 10
WEAK, PAIR = 1e-4, 1.0
"""Prior precision of the intercept and main effects, and of a pair effect."""

SIGNAL = 2.0
"""Posterior mean over standard deviation from which a pair is kept."""

EDGE = 0.1
"""Distance from `SIGNAL` within which chance in the draws decides."""

FEWEST = 1000
RHAT, ENOUGH = 1.05, 100.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Thresholded:
    """Draws of the total given the pairs kept, shape (chains, draws), and the model that is left.

    `edge` holds the pairs that another seed could have kept or dropped.
    """

    totals: npt.NDArray[np.float64]
    model: Model
    edge: tuple[int, ...] = ()


def fit(table: CaptureTable, rng: np.random.Generator, *, reps: int, tell: Tell = quiet) -> Estimate:
    """Posterior of the total in the model of those pairs of lists whose dependence the table shows.

    All pair effects have independent standard normal priors, intercept and main effects normal ones of
    variance 10^4. A pair whose posterior mean is under two standard deviations from 0 is dropped, and the
    model of the others is sampled anew; the total is n + exp(intercept).

    Assumes a closed population, perfect linkage, and no dependence between three lists at once beyond their
    pairs. The interval takes the pairs that were kept as given and is too narrow where others could have
    been; it fails where a strong dependence rests on few overlaps, which the prior then pulls towards 0.

    Parameters
    ----------
    table : CaptureTable
        Three to ten lists; structural zeros are left out, lists without records too.
    rng : numpy.random.Generator
        Spawns one generator for each chain.
    reps : int
        Draws of each of the four chains, at least 1000.
    tell : callable
        Not called: the work is short.

    References
    ----------
    Silverman (2020), JRSS A 183:691-736.

    Examples
    --------
    Killings in Kosovo, four lists; published are 13,971 (12,236 to 16,389):

    >>> from bearwitness.estimate import published
    >>> found = fit(published.load("Kosovo").table, np.random.default_rng(1), reps=2000)
    >>> found.model, round(found.total, -2)
    ('[EXH:ABA][EXH:OSCE][EXH:HRW][ABA:OSCE][OSCE:HRW]', 14000.0)
    """
    used = used_lists(table)
    if not LEAST_LISTS <= len(used.lists) <= MOST_LISTS:
        note = Note(code="pairs_lists", values={"least": LEAST_LISTS, "most": MOST_LISTS})
        return Estimate.refused(NAME, note, citation=CITATION)
    if used.seen_once == used.observed:
        return Estimate.refused(NAME, Note(code="no_overlap"), citation=CITATION)
    found = thresholded(used, rng, draws=max(reps, FEWEST))
    rhat, effective = split_rhat(found.totals), effective_draws(found.totals)
    if rhat > RHAT or effective < ENOUGH:
        return Estimate.refused(NAME, disagreement(found.totals, rhat, effective), citation=CITATION)
    lower, middle, upper = np.quantile(found.totals, [(1 - LEVEL) / 2, 0.5, (1 + LEVEL) / 2]).tolist()
    return Estimate(
        method=NAME,
        total=middle,
        mean=float(found.totals.mean()),
        interval=Interval(level=LEVEL, lower=lower, upper=upper, kind="posterior_given_kept_pairs"),
        status="estimated",
        model=found.model.named(used.lists),
        warnings=(Note(code="given_pairs"), *_on_edge(found, used.lists)),
        citation=CITATION,
        draws=found.totals,
    )


def thresholded(
    table: CaptureTable, rng: np.random.Generator, *, draws: int, proper: bool = True
) -> Thresholded:
    """Sample all pairs, drop the faint ones, sample what is left.

    With `proper` False every prior is flat. A pair without overlap is then minus infinity and always kept.

    Raises
    ------
    ValueError
        Flat priors were asked for and the model of all pairs has no finite maximum.
    """
    lists = len(table.lists)
    pairs = [1 << i | 1 << j for i, j in combinations(range(lists), 2)]
    model = Model.of(lists, pairs)
    if not proper and fit_model(table, model).code:
        raise ValueError(model.name)
    first = draw_loglinear(table, model, _precision(model, proper), rng, draws)
    values = first.reshape(-1, len(model.terms))
    signals = {term: _signal(values[:, at]) for at, term in enumerate(model.terms) if term in pairs}
    kept = [term for term, signal in signals.items() if signal >= SIGNAL]
    model = Model.of(lists, kept)
    last = draw_loglinear(table, model, _precision(model, proper), rng, draws)
    edge = tuple(term for term, signal in signals.items() if abs(signal - SIGNAL) < EDGE)
    return Thresholded(totals=table.observed + np.exp(last[:, :, 0]), model=model, edge=edge)


def _signal(values: npt.NDArray[np.float64]) -> float:
    if np.isneginf(values[0]):
        return np.inf
    return float(abs(values.mean()) / values.std(ddof=1))


def _on_edge(found: Thresholded, names: tuple[str, ...]) -> list[Note]:
    notes = []
    for term in found.edge:
        first, second = (name for at, name in enumerate(reversed(names)) if term >> at & 1)
        notes.append(Note(code="near_threshold", values={"first": second, "second": first}))
    return notes


def _precision(model: Model, proper: bool) -> npt.NDArray[np.float64]:
    weights = [WEAK if term.bit_count() < 2 else PAIR for term in model.terms]
    return np.array(weights) if proper else np.zeros(len(model.terms))
