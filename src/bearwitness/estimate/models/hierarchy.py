"""Hierarchical log-linear models: their names, their terms, and all of them up to an order.

A term is a set of lists, written as a number in which bit L - 1 - j stands for list j (0 the intercept).
A model holds with each term all that are part of it, and the main effect of every list.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

import numpy as np

from bearwitness.estimate.errors import BadModel
from bearwitness.estimate.kernels.arrays import Integers

NAME = re.compile(r"\[[1-9]+(,[1-9]+)*\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """A hierarchical model of L lists; `terms` hold the intercept and all main effects, lower orders first."""

    lists: int
    terms: tuple[int, ...]

    @classmethod
    def of(cls, lists: int, terms: Iterable[int]) -> Model:
        """Smallest model that holds these terms."""
        closed = {0, *(1 << each for each in range(lists))}
        for term in terms:
            closed |= set(_parts(term))
        return cls(lists=lists, terms=tuple(sorted(closed, key=lambda term: _place(term, lists))))

    @classmethod
    def parse(cls, name: str, lists: int) -> Model:
        """Read a name such as `[12,13,4]`: the largest terms, lists numbered from 1 in column order.

        Raises
        ------
        BadModel
            The name does not read so, or speaks of a list that there is not.

        Examples
        --------
        >>> Model.parse("[12,3]", 4).name
        '[12,3,4]'
        """
        if not NAME.fullmatch(name):
            raise BadModel(lists=lists)
        digits = [[int(each) for each in term] for term in name[1:-1].split(",")]
        if any(max(term) > lists or len(set(term)) < len(term) for term in digits):
            raise BadModel(lists=lists)
        return cls.of(lists, [sum(1 << (lists - each) for each in term) for term in digits])

    @property
    def name(self) -> str:
        """Largest terms, higher orders first; from the tenth list on, numbers are set apart by a dot."""
        joint = "" if self.lists < 10 else "."
        return "[" + ",".join(joint.join(map(str, term)) for term in self._largest()) + "]"

    def _largest(self) -> list[tuple[int, ...]]:
        own = set(self.terms)
        largest = (
            _members(term, self.lists)
            for term in self.terms
            if not any(term | 1 << bit in own for bit in range(self.lists) if not term >> bit & 1)
        )
        return sorted(largest, key=lambda term: (-len(term), term))

    def named(self, names: Sequence[str]) -> str:
        """Largest terms by the names of their lists.

        Examples
        --------
        >>> Model.parse("[12,3]", 3).named(["clinic", "police", "shelter"])
        '[clinic:police][shelter]'
        """
        terms = (":".join(names[each - 1] for each in term) for term in self._largest())
        return "".join(f"[{term}]" for term in terms)

    @property
    def array(self) -> Integers:
        """Terms as an array, shape (p,)."""
        return np.array(self.terms, dtype=np.int64)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ModelSet:
    """Many models in the arrays that kernels take: `terms` (M, P), of which the first `sizes` of a row count."""

    lists: int
    terms: Integers
    sizes: Integers

    def model(self, at: int) -> Model:
        """One of them."""
        return Model(lists=self.lists, terms=tuple(self.terms[at, : self.sizes[at]].tolist()))

    def take(self, rows: Integers) -> ModelSet:
        """Some of them, in this order."""
        sizes = self.sizes[rows]
        return ModelSet(lists=self.lists, terms=self.terms[rows][:, : sizes.max()].copy(), sizes=sizes)


@cache
def hierarchical_models(lists: int, order: int) -> ModelSet:
    """All models with every main effect and terms of at most `order` lists, smaller ones first.

    Examples
    --------
    >>> [len(hierarchical_models(*each).sizes) for each in ((3, 2), (4, 3), (5, 2), (5, 4))]
    [8, 113, 1024, 6893]
    """
    found = sorted(_grown(lists, order), key=len)
    terms = np.zeros((len(found), len(found[-1])), dtype=np.int64)
    sizes = np.array([len(each) for each in found], dtype=np.int64)
    for row, model in enumerate(found):
        terms[row, : len(model)] = model
    return ModelSet(lists=lists, terms=terms, sizes=sizes)


def _grown(lists: int, order: int) -> Iterator[tuple[int, ...]]:
    models: list[tuple[int, ...]] = [Model.of(lists, ()).terms]
    for size in range(2, order + 1):
        bigger = [_number(each, lists) for each in combinations(range(lists), size)]
        models = [
            (*model, *chosen)
            for model in models
            for open_terms in [_open(model, bigger)]
            for many in range(len(open_terms) + 1)
            for chosen in combinations(open_terms, many)
        ]
    yield from models


def _open(model: tuple[int, ...], candidates: list[int]) -> list[int]:
    own = set(model)
    return [term for term in candidates if all(part in own for part in _parts(term) if part != term)]


def _parts(term: int) -> Iterator[int]:
    part = term
    while part:
        yield part
        part = (part - 1) & term


def _number(members: Iterable[int], lists: int) -> int:
    return sum(1 << (lists - 1 - each) for each in members)


def _members(term: int, lists: int) -> tuple[int, ...]:
    return tuple(each + 1 for each in range(lists) if term >> (lists - 1 - each) & 1)


def _place(term: int, lists: int) -> tuple[int, tuple[int, ...]]:
    return term.bit_count(), _members(term, lists)
