"""The fictional world of the demo: persons, five organisations and what they hold, with the truth known."""

from bearwitness.demo.world.coding import Coding
from bearwitness.demo.world.make import make_world
from bearwitness.demo.world.organisation import Organisation
from bearwitness.demo.world.truth import Truth
from bearwitness.demo.world.world import World
from bearwitness.demo.world.world_source import Narrowing, WorldSource

__all__ = ["Coding", "Narrowing", "Organisation", "Truth", "World", "WorldSource", "make_world"]
