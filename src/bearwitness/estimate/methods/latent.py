"""Latent classes: persons differ in kind, and within a kind the lists are independent."""

from __future__ import annotations

import numpy as np

from bearwitness.estimate.capture.capture_table import CaptureTable
from bearwitness.estimate.capture.prepared import used_lists
from bearwitness.estimate.estimate_record import Estimate, Interval
from bearwitness.estimate.methods.method import Tell, quiet
from bearwitness.estimate.models.convergence import disagreement
from bearwitness.estimate.models.latent_sampler import CLASSES, sample_latent
from bearwitness.estimate.models.lognormal import LEVEL
from bearwitness.estimate.note import Note

NAME = "latent"
CITATION = (
    (
        "Manrique-Vallier D (2016). Bayesian population size estimation using Dirichlet process mixtures. "
        "Biometrics 72:1246-1254."
    ),
    (
        "Vehtari A, Gelman A, Simpson D, Carpenter B, Burkner P-C (2021). Rank-normalization, folding, and "
        "localization: an improved R-hat for assessing convergence of MCMC. Bayesian Analysis 16:667-718."
    ),
)
LEAST_LISTS = 3
FEWEST = 400
"""Effective draws where no replicates were asked for."""

USUAL_CUT = 20
"""Persons missed, times those observed, at which the usual software stops without saying so."""

WORTH_SAYING = 0.001


def fit(table: CaptureTable, rng: np.random.Generator, *, reps: int, tell: Tell = quiet) -> Estimate:
    """Posterior of the total under a mixture of at most ten classes with independent lists in each.

    List probabilities are uniform, class weights follow truncated stick-breaking with
    alpha ~ Gamma(0.25, rate 0.25), and the total has prior 1 / N, without a cut. `reps` is the number of
    effective draws to stop at; effort is limited in proportion, and where the four chains have not come to
    agree by then (split R-hat above 1.05, or fewer than 100 effective draws) there is no estimate, only the
    medians they came to. Ask for more `reps` to let them run on. Where the upper limit lies above 20 times the
    persons on record, the model lets a kind that hardly any list reaches be of any size: the number is disputed and
    has no limits.

    Assumes a closed population, perfect linkage, and that kinds of persons explain every dependence between
    lists. It fails where lists depend on each other directly (one refers persons to another), and it cannot
    know of a kind that hardly any list reaches: what it says of them is its prior. Lists that keep persons
    off each other are taken for kinds of persons too, which can double the total.

    Parameters
    ----------
    table : CaptureTable
        Three or more lists; lists without records are left out, and so are patterns that were declared impossible.
    rng : numpy.random.Generator
        Spawns one generator for each chain.
    reps : int
        Effective draws wanted.
    tell : callable
        Hears of rounds done.

    References
    ----------
    Manrique-Vallier (2016), Biometrics 72:1246-1254.

    Examples
    --------
    Killings in Kosovo, four lists; the R package LCMCR gives a median of 10,376 to 10,422 by seed:

    >>> from bearwitness.estimate import published
    >>> found = fit(published.load("Kosovo").table, np.random.default_rng(1), reps=400)
    >>> found.status, 10_200 < found.total < 10_650
    ('estimated', True)
    """
    used = used_lists(table)
    refusals = _refusals(used)
    if refusals:
        return Estimate.refused(NAME, *refusals, citation=CITATION)
    found = sample_latent(used, rng, wanted=reps or FEWEST, tell=tell)
    if not found.agreed:
        return Estimate.refused(
            NAME, disagreement(found.totals, found.rhat, found.effective), citation=CITATION
        )
    lower, middle, upper = np.quantile(found.totals, [(1 - LEVEL) / 2, 0.5, (1 + LEVEL) / 2]).tolist()
    beyond = float((found.totals > (USUAL_CUT + 1) * used.observed).mean())
    far = Note(code="far_tail", values={"percent": 100 * beyond, "times": USUAL_CUT})
    bounded = beyond <= (1 - LEVEL) / 2
    return Estimate(
        method=NAME,
        total=middle,
        mean=float(found.totals.mean()),
        interval=Interval(level=LEVEL, lower=lower, upper=upper, kind="posterior_equal_tailed")
        if bounded
        else None,
        status="estimated" if bounded else "disputed",
        model=f"at most {CLASSES} classes",
        warnings=(far,) if beyond > WORTH_SAYING else (),
        citation=CITATION,
        draws=found.totals,
    )


def _refusals(table: CaptureTable) -> tuple[Note, ...]:
    if len(table.lists) < LEAST_LISTS:
        return (Note(code="lists_needed", values={"least": LEAST_LISTS}),)
    return (Note(code="no_overlap"),) if table.seen_once == table.observed else ()
