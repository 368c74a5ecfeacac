"""Patterns over the persons of a casebook: tables with lineage."""

from bearwitness.patterns.cross_tabulation import CrossTable as CrossTable
from bearwitness.patterns.cross_tabulation import cross_tabulate as cross_tabulate
