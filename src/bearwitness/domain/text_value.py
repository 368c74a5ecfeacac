"""Free text as a value, for what no list and no type can hold."""

from __future__ import annotations

from dataclasses import dataclass

from bearwitness.domain.errors import BadValue
from bearwitness.domain.json_fields import Json, text_field


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Some words, kept as they are; analysts see them, engines never do.

    Raises
    ------
    BadValue
        Where there are no words.
    """

    text: str

    def __post_init__(self) -> None:
        """Invariant: not blank."""
        if not self.text.strip():
            raise BadValue(kind="text", example="a few words")

    @classmethod
    def parse(cls, text: str) -> Text:
        """Take the text as it stands."""
        return cls(text=text)

    @classmethod
    def from_json(cls, tree: Json) -> Text:
        """Read ``{"text": "a few words"}``."""
        return cls(text=text_field(tree, "text", "a few words"))

    def to_json(self) -> dict[str, object]:
        """Tagged JSON object."""
        return {"type": "text", "text": self.text}

    def __str__(self) -> str:
        """The text itself."""
        return self.text
