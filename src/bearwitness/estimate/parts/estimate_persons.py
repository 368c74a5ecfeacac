"""From persons with covariates to a reading: every method on their table, and the one that uses covariates beside."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from bearwitness.estimate.capture.person_covariates import PersonCovariates
from bearwitness.estimate.estimate_table import REPS, estimate
from bearwitness.estimate.methods import covariates
from bearwitness.estimate.methods.method import Tell, quiet
from bearwitness.estimate.verdict.reading import Reading


def estimate_persons(
    persons: PersonCovariates,
    *,
    rng: np.random.Generator,
    methods: Sequence[str] = (),
    frame: str | None = None,
    closed: bool | None = None,
    reps: int = REPS,
    tell: Tell = quiet,
) -> Reading:
    r"""Estimate with and without covariates; the same rules decide what may be said.

    Parameters
    ----------
    persons : PersonCovariates
        One row a person.
    methods : sequence of str
        As for `estimate`, and `covariates`; none means every one, `covariates` among them.
    rng, frame, closed, reps, tell
        As for `estimate`.

    Examples
    --------
    >>> text = "in_a,in_b,in_c,age\n" + "1,0,0,20\n0,1,0,30\n0,0,1,40\n1,1,0,25\n0,1,1,35\n1,0,1,30\n1,0,0,40\n0,0,1,20\n" * 12
    >>> persons = PersonCovariates.from_csv(text, ["age"])
    >>> found = estimate_persons(persons, rng=np.random.default_rng(1), methods=["covariates"], frame="f", reps=0)
    >>> [(each.method, each.model) for each in found.estimates], found.table.observed
    ([('covariates', 'age')], 96)
    """
    return estimate(
        persons.table,
        rng=rng,
        methods=methods,
        frame=frame,
        closed=closed,
        reps=reps,
        tell=tell,
        beside={covariates.NAME: covariates.FitPersons(persons)},
    )
