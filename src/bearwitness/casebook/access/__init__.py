"""The only door to a case."""

from bearwitness.casebook.access.case import Case
from bearwitness.casebook.access.words import VEIL

__all__ = ["VEIL", "Case"]
