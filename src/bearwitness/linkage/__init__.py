"""The same person on several lists, across scripts, with the doubt of each link carried on."""

from bearwitness.linkage.link_lists import link_lists
from bearwitness.linkage.linkage import Linkage

__all__ = ["Linkage", "link_lists"]
