"""Values to the coarse codes under which engines may see them."""

from __future__ import annotations

from collections.abc import Mapping

from bearwitness.domain.age import Age
from bearwitness.domain.codebook import codebook
from bearwitness.domain.partial_date import PartialDate
from bearwitness.domain.place import PlaceValue
from bearwitness.domain.precision import Precision, coarser
from bearwitness.domain.term import Term
from bearwitness.domain.value import Value

FINEST: Mapping[str, Precision] = {"home_province": "province", "place_of_exploitation": "county"}
"""Places that engines see at all, and how finely; crossing points are legs of an escape and never leave."""
ONLY = frozenset({"home_province"})
"""Of these a coarser place says nothing."""


def coded(name: str, value: Value) -> tuple[str, str] | None:
    """Name and code under which engines see a value; None where they do not see it.

    A term keeps its code. An age and a date become the code of their band where they certainly lie in one. A place is coarsened.
    """
    if isinstance(value, Term):
        return name, value.code
    if isinstance(value, PlaceValue):
        return _place(name, value)
    band = codebook().property(name).band
    if not band or not isinstance(value, Age | PartialDate):
        return None
    code = codebook().band(band, value)
    return None if code is None else (name, code)


def is_many(name: str) -> bool:
    """Whether several codes may stand together under that name."""
    known = codebook().properties.get(name)
    return known is not None and known.many


def _place(name: str, value: PlaceValue) -> tuple[str, str] | None:
    if name not in FINEST:
        return None
    place = value.coarsen(FINEST[name])
    if name in ONLY and coarser(place.precision, FINEST[name]):
        return None
    return name, place.place_id
