"""The only door to a case."""

from bearwitness.casebook.access.case import Case
from bearwitness.casebook.open_text import VEIL

__all__ = ["VEIL", "Case"]
