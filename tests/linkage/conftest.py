"""One small linkage for the whole room: three fictional lists of about 2,000 records."""

import numpy as np
import pytest

from bearwitness.linkage import Linkage, link_lists
from bearwitness.linkage.simulation import SimulatedLists, make_lists

SEED = 50
"""A development seed: nothing is tuned on seeds of 1000 and more, and tests need no more than one."""


@pytest.fixture(scope="session")
def lists() -> SimulatedLists:
    return make_lists(np.random.default_rng(SEED), population=3_300, chances=(0.2, 0.2, 0.2))


@pytest.fixture(scope="session")
def linkage(lists: SimulatedLists) -> Linkage:
    return link_lists(lists.frames, seed=1)
