"""What is mapped: the values of one subject by property."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bearwitness.domain.place import PlaceValue
from bearwitness.domain.term import Term
from bearwitness.domain.value import Value

Record = Mapping[str, tuple[Value, ...]]
"""Property to its values; a property with several codes has several terms."""


def codes_of(record: Record, name: str) -> tuple[str, ...]:
    """Codes of a property, in order."""
    return tuple(each.code for each in record.get(name, ()) if isinstance(each, Term))


def places_of(record: Record, name: str) -> tuple[PlaceValue, ...]:
    """Places of a property, in order."""
    return tuple(each for each in record.get(name, ()) if isinstance(each, PlaceValue))


def without(record: Record, kept: Record) -> dict[str, tuple[Value, ...]]:
    """What a record has and another has not."""
    left = {name: _absent(values, kept.get(name, ())) for name, values in record.items()}
    return {name: values for name, values in left.items() if values}


def _absent(values: Iterable[Value], kept: tuple[Value, ...]) -> tuple[Value, ...]:
    return tuple(each for each in values if each not in kept)
