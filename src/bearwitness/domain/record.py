"""Frozen records to JSON and back, checked against their type hints."""

from __future__ import annotations

import dataclasses
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from bearwitness.domain.errors import BadValue

R = TypeVar("R")


def to_json(record: Any) -> Any:
    """JSON of a record: dataclasses become objects, tuples become arrays."""
    if dataclasses.is_dataclass(record) and not isinstance(record, type):
        return {field.name: to_json(getattr(record, field.name)) for field in dataclasses.fields(record)}
    if isinstance(record, list | tuple):
        return [to_json(each) for each in record]
    return record


def from_json(kind: type[R], data: object) -> R:
    """Record of a class from its JSON.

    Raises
    ------
    BadValue
        If a field without a default is missing, or one is unknown or of another type.
    """
    record: R = _read(kind, data)
    return record


def _read(hint: Any, data: object) -> Any:
    if dataclasses.is_dataclass(hint):
        return _read_record(hint, data)
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is UnionType:
        return None if data is None and NoneType in arguments else _read(arguments[0], data)
    if origin is tuple and isinstance(data, list):
        return tuple(_read(arguments[0], each) for each in data)
    if origin is Literal and data in arguments:
        return data
    if origin is None and type(data) is hint:
        return data
    raise BadValue(kind="record", example=str(hint))


def _read_record(kind: Any, data: object) -> Any:
    hints = get_type_hints(kind)
    needed = {each.name for each in dataclasses.fields(kind) if _must(each)}
    if not isinstance(data, dict) or not needed <= set(data) <= set(hints):
        raise BadValue(kind=kind.__name__, example=", ".join(sorted(hints)))
    return kind(**{name: _read(hints[name], value) for name, value in data.items()})


def _must(field: dataclasses.Field[Any]) -> bool:
    """Whether a record cannot be without it: what has a default came later, and older files lack it."""
    return field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
