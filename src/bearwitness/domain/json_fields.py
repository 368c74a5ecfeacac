"""Read the fields of a JSON object, refusing what has another type."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from bearwitness.domain.errors import BadValue

Json = Mapping[str, object]


def text_field(tree: Json, name: str, example: str) -> str:
    """Text that must be there."""
    value = tree.get(name)
    if not isinstance(value, str):
        raise BadValue(kind=name, example=example)
    return value


def integer_field(tree: Json, name: str, example: str) -> int | None:
    """Whole number, or ``None``."""
    value = tree.get(name)
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool):
        raise BadValue(kind=name, example=example)
    return value


def decimal_field(tree: Json, name: str, example: str) -> Decimal | None:
    """Decimal number, written as text or as a number, or ``None``."""
    value = tree.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise BadValue(kind=name, example=example)
    try:
        return Decimal(str(value))
    except InvalidOperation as error:
        raise BadValue(kind=name, example=example) from error
