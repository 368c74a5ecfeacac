"""Fictional lists of several organisations, seeded, with the truth beside them; nobody in them is real."""

from bearwitness.linkage.simulation.lists import SimulatedLists, make_lists

__all__ = ["SimulatedLists", "make_lists"]
