"""A note: what a reader of a linkage must know, as a code with public values; words come at the surface."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bearwitness.domain.messages import Language, message


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A code of the catalogue (`linkage.note.<code>`) and the values its sentence needs."""

    code: str
    values: Mapping[str, str | int] = field(default_factory=dict)

    def sentence(self, language: Language = "en") -> str:
        """Sentence for a reader."""
        return message(f"linkage.note.{self.code}", language, **self.values)
