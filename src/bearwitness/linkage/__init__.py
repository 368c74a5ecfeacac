"""The same person on several lists, across scripts, with the doubt of each link carried on."""

from bearwitness.linkage.link_lists import link_lists
from bearwitness.linkage.linkage import Linkage
from bearwitness.linkage.words import say_evidence

__all__ = ["Linkage", "link_lists", "say_evidence"]
