"""What leaves the casebook for the engines: coded values of persons under tokens made for one run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """One person, as an engine sees her: no name, no pseudonym, no text.

    Attributes
    ----------
    token
        Random, made for the run; the casebook keeps the lineage from token to claims.
    lists
        Codes of the organisations whose countable sources hold a record of the person.
    values
        Property to codes, sorted; an absent property is not recorded. Ages and dates come as the
        codebook's bands, places as counties or coarser.
    conflicts
        Properties on which the countable claims disagree.
    n
        Property to the number of claims on it, for and against.
    positioned
        Properties that a signed position has decided, or has left open.
    """

    token: str
    lists: frozenset[str]
    values: Mapping[str, tuple[str, ...]]
    conflicts: frozenset[str] = frozenset()
    n: Mapping[str, int] = field(default_factory=dict)
    positioned: frozenset[str] = frozenset()
