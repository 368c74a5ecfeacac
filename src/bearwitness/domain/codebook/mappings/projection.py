"""A record in another standard's words, and what those words could not hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bearwitness.domain.codebook.mappings.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Projection:
    """One row.

    Attributes
    ----------
    row
        Field to its text; a field with nothing to say is absent.
    lost
        Values that cannot be read back from the row: ranges, doubts, and codes that the standard has not.
    """

    row: Mapping[str, str]
    lost: Record
