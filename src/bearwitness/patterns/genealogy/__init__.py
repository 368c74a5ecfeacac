"""The genealogy of published figures: which are independent, which descend from one source, and how they differ."""

from bearwitness.patterns.genealogy.read_tables import read_figures as read_figures
from bearwitness.patterns.genealogy.read_tables import read_sources as read_sources
from bearwitness.patterns.genealogy.trace import trace as trace
