"""What the fields of a form hold: as somebody sent it, or as a browser would that shows these values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from bearwitness.web.forms import Field


class Given(Protocol):
    """A form that can be read."""

    def value(self, name: str) -> str:
        """The one value of a field."""

    def values(self, name: str) -> list[str]:
        """Everything that is ticked."""


class Filled:
    """Values in fields that nobody has sent yet: what a field has no room for, a browser would not send back."""

    def __init__(self, fields: Sequence[Field], values: Mapping[str, str | list[str]]) -> None:
        self._values = {each.name: _sent(each, values.get(each.name, "")) for each in fields}

    def value(self, name: str) -> str:
        """The one value of a field."""
        return next(iter(self._values[name]), "").strip()

    def values(self, name: str) -> list[str]:
        """Everything that is ticked."""
        return list(self._values[name])


def _sent(field: Field, value: str | list[str]) -> list[str]:
    values = [value] if isinstance(value, str) else value
    if field.choices:
        return [each.value for each in field.choices if each.value in values]
    lines = "\n" if field.kind == "textarea" else ""
    values = [lines.join(each.replace("\r\n", "\n").replace("\r", "\n").split("\n")) for each in values]
    return [each[: field.most] for each in values]
