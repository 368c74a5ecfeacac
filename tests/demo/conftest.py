"""One world for all tests of it."""

import pytest

from bearwitness.demo.world import World, make_world


@pytest.fixture(scope="session")
def world() -> World:
    return make_world()
