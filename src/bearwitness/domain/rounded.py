"""How far numbers of persons are rounded."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Rounded:
    """That every number of persons is a multiple of a base.

    Attributes
    ----------
    base
        Persons of which each number is a multiple.
    within
        Most persons by which a number that is printed lies from the true one.
    """

    base: int
    within: int
