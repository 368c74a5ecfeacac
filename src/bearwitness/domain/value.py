"""Any value a claim can have, and its tagged JSON."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from bearwitness.domain.age import Age
from bearwitness.domain.count import Count
from bearwitness.domain.errors import UnknownValueType
from bearwitness.domain.money import Money
from bearwitness.domain.partial_date import PartialDate
from bearwitness.domain.place import PlaceValue
from bearwitness.domain.share import Share
from bearwitness.domain.subject_ref import SubjectRef
from bearwitness.domain.term import Term
from bearwitness.domain.text_value import Text

Value = PartialDate | Age | Money | Count | Share | PlaceValue | Term | Text | SubjectRef

VALUE_TYPES: Mapping[str, type[Value]] = MappingProxyType(
    {
        "date": PartialDate,
        "age": Age,
        "money": Money,
        "count": Count,
        "share": Share,
        "place": PlaceValue,
        "term": Term,
        "text": Text,
        "subject": SubjectRef,
    }
)
"""Tag in JSON and in the codebook, to its class."""


def value_type(tag: str) -> type[Value]:
    """Class of a tag.

    Raises
    ------
    UnknownValueType
        Where there is none.
    """
    try:
        return VALUE_TYPES[tag]
    except KeyError as error:
        raise UnknownValueType from error


def value_from_json(tree: object) -> Value:
    """Value of a tagged JSON object, such as ``{"type": "age", "low": 12, "high": 29}``.

    Raises
    ------
    UnknownValueType
        Where the tag is missing or not known.
    BadValue
        Where the fields do not make a value of that type.
    """
    if not isinstance(tree, Mapping) or not isinstance(tree.get("type"), str):
        raise UnknownValueType
    return value_type(str(tree["type"])).from_json(tree)


def value_to_json(value: Value) -> dict[str, object]:
    """Tagged JSON object of a value: :func:`value_from_json` reads it back."""
    return value.to_json()


def tag_of(value: Value) -> str:
    """Tag of a value's type."""
    return str(value.to_json()["type"])
