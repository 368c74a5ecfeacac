"""A group of persons of whom it is, or was, published how many they are."""

from __future__ import annotations

from dataclasses import dataclass

from bearwitness.release.counts.cells import Key
from bearwitness.release.counts.roster import Who


@dataclass(frozen=True, slots=True)
class Group:
    """How many, who, and which cell: None for a group of an earlier release."""

    size: int
    who: Who
    key: Key | None
