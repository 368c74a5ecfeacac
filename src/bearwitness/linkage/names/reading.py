"""A way to read a written name: which part is the surname, which system it is written in, and how likely."""

from __future__ import annotations

from typing import NamedTuple

from bearwitness.linkage.names.token import Token


class Reading(NamedTuple):
    """Surname, first and second syllable of the given name, and the weight of this reading among all."""

    surname: Token
    first: Token
    second: Token
    weight: float

    @property
    def says_nothing(self) -> bool:
        """Whether no part of the given name is there."""
        return self.first.kind == self.second.kind == "unknown"
