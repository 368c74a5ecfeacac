"""Quick fits that tell chains where to start and what to propose."""

from __future__ import annotations

import numpy as np

from bearwitness.estimate import published
from bearwitness.estimate.kernels.latent_kinds import TOGETHER, find_kinds
from bearwitness.estimate.models.latent_sampler import STARTS, lists_of


def test_they_find_the_kind_that_one_list_alone_meets() -> None:
    """On Ned_5 some are met by list K and hardly by any other; the fits of each start share out everybody."""
    table = published.load("Ned_5").table
    on, sizes = lists_of(table)
    kinds, shares = np.empty((2, STARTS * TOGETHER, 5)), np.empty(STARTS * TOGETHER)
    find_kinds(np.random.default_rng(1), on, sizes, table.counts.astype(float), kinds[0], kinds[1], shares)
    chance = 1 / (1 + np.exp(-kinds[0]))
    alone = (chance[:, 1] > 0.3) & (np.delete(chance, 1, axis=1).max(axis=1) < 0.1)
    assert 2 <= alone.sum() < STARTS * TOGETHER / 2
    assert np.allclose(shares.reshape(STARTS, TOGETHER).sum(axis=1), 1)
    assert (kinds[1] > 0).all()
    assert np.isfinite(kinds).all()
