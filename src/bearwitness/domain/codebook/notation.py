"""How a value of each property is written by hand."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from bearwitness.domain.codebook import codebook

NOTATIONS: Mapping[str, str] = MappingProxyType(
    {
        "date": "2003-11",
        "age": "17 korean",
        "money": "8000 CNY per sale",
        "count": "3 persons",
        "share": "60-70% | women who left | arrivals interviewed | 2015/2018",
        "place": "yanji",
        "text": "a few words without names",
        "subject": "her as Broker",
    }
)
"""Type of a value to an example."""
CODES = 8
"""Codes of a list that are named at most."""


def notation(name: str) -> str:
    """Example of a value of a property; for a term, the first codes of its list."""
    wanted = codebook().property(name)
    if wanted.type != "term":
        return NOTATIONS[wanted.type]
    codes = codebook().codes(wanted.list)
    return " | ".join(codes[:CODES]) + (" ..." if len(codes) > CODES else "")
