"""Persons in one order, so that a group of them is one whole number and groups are compared at the speed of bits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

Who = int
"""A group of persons: bit n is set where the person at place n of the roster belongs to it."""
Places = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class Roster:
    """Tokens of persons, each once, in an order that never changes."""

    tokens: tuple[str, ...]
    _at: Mapping[str, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Number the tokens."""
        object.__setattr__(self, "_at", {token: place for place, token in enumerate(self.tokens)})

    @property
    def everybody(self) -> Who:
        """All persons of the roster."""
        return (1 << len(self.tokens)) - 1

    def group(self, tokens: Iterable[str]) -> Who:
        """The group of these persons; raises `KeyError` for a token that the roster does not hold."""
        return self.at(np.fromiter((self._at[each] for each in tokens), dtype=np.intp))

    def at(self, places: Places) -> Who:
        """The group of the persons at these places."""
        marks = np.zeros(len(self.tokens), dtype=np.uint8)
        marks[places] = 1
        return int.from_bytes(np.packbits(marks, bitorder="little").tobytes(), "little")

    def places(self, who: Who) -> Places:
        """Places of the persons of a group, in order."""
        size = (len(self.tokens) + 7) // 8
        found = np.frombuffer(who.to_bytes(size, "little"), dtype=np.uint8)
        return np.flatnonzero(np.unpackbits(found, bitorder="little"))

    def persons(self, who: Who) -> frozenset[str]:
        """Tokens of the persons of a group."""
        return frozenset(self.tokens[place] for place in self.places(who))

    def with_more(self, others: Iterable[Roster]) -> Roster:
        """This roster with the persons of others behind its own: its groups stay the same numbers."""
        more = (token for other in others for token in other.tokens)
        return Roster(tuple(dict.fromkeys((*self.tokens, *more))))

    def places_in(self, whole: Roster) -> Places:
        """Where each person of this roster stands in one that holds them all."""
        return np.fromiter((whole._at[each] for each in self.tokens), dtype=np.intp)


def union(groups: Iterable[Who]) -> Who:
    """Everybody who is in one of the groups."""
    found = 0
    for each in groups:
        found |= each
    return found
