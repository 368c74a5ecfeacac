"""One field of a form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

FieldKind = Literal[
    "text", "password", "textarea", "select", "radios", "checks", "check", "day", "number", "file", "hidden"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A value that can be chosen, is `off` for now, or stands `apart` from the others; `label` is shown as it is, in the language of the page."""

    value: str
    label: str
    off: bool = False
    apart: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field; its label and hint are keys of the catalogues.

    Attributes
    ----------
    autocomplete
        Off but where a password manager must help.
    most
        Characters.
    one_of
        Whether it is one of several of which one is given: it is not required, and yet not called optional.
    """

    name: str
    label: str
    kind: FieldKind = "text"
    hint: str = ""
    required: bool = True
    choices: tuple[Choice, ...] = ()
    autocomplete: str = "off"
    most: int = 10_000
    rows: int = 4
    one_of: bool = False

    @property
    def many(self) -> bool:
        """Whether it has several values."""
        return self.kind == "checks"
