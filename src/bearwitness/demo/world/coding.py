"""What the demo's documenter codes in a text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """One claim to be coded from one passage.

    Attributes
    ----------
    start, end
        Code points in the source's text.
    person_key
        Ties the sources of one person; means nothing and is never stored.
    value_json
        Tagged JSON of the value, as ``value_from_json`` reads it.
    """

    start: int
    end: int
    person_key: str
    property: str
    value_json: Mapping[str, object]
    basis: str
    reliability: str
