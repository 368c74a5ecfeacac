"""Values to the coarse codes under which engines may see them."""

from __future__ import annotations

from bearwitness.domain.age import Age
from bearwitness.domain.codebook import codebook
from bearwitness.domain.date_step import steps_of, year_of
from bearwitness.domain.partial_date import PartialDate
from bearwitness.domain.place import PlaceValue
from bearwitness.domain.place_level import ONLY
from bearwitness.domain.precision import PRECISIONS, coarser
from bearwitness.domain.term import Term
from bearwitness.domain.value import Value


def coded(name: str, value: Value) -> tuple[str, str] | None:
    """Name and code under which engines see a value; None where they do not see it.

    What is restricted they do not see. A term keeps its code. An age and a date become the code of their band where they certainly lie in one. A place is coarsened.
    """
    if codebook().property(name).sensitivity == "restricted":
        return None
    if isinstance(value, Term):
        restricted = codebook().list(value.list).code(value.code).sensitivity == "restricted"
        return None if restricted else (name, value.code)
    if isinstance(value, PlaceValue):
        return _place(name, value)
    band = codebook().property(name).band
    if not band or not isinstance(value, Age | PartialDate):
        return None
    code = codebook().band(band, value)
    return None if code is None else (name, code)


def dated(name: str, value: Value) -> str | None:
    """Year that a date certainly means, where the codebook lets a property leave by year."""
    if "year" not in steps_of(codebook(), name) or not isinstance(value, PartialDate):
        return None
    return year_of(value)


def is_many(name: str) -> bool:
    """Whether several codes may stand together under that name."""
    known = codebook().properties.get(name)
    return known is not None and known.many


def _place(name: str, value: PlaceValue) -> tuple[str, str] | None:
    """Only places that may leave, as finely as the codebook says; a leg of an escape never does."""
    finest = next((each for each in PRECISIONS if each == codebook().property(name).publish), None)
    if finest is None:
        return None
    place = value.coarsen(finest)
    if name in ONLY and coarser(place.precision, finest):
        return None
    return name, place.place_id
