"""The public codebook: the domain of synthetic data, and the rules no row may break."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar, cast

import numpy as np
from numpy.typing import NDArray

from bearwitness.release.synthetic.errors import BadCodebook

Rows = NDArray[np.int16]
"""Rows x columns; each entry the position of the value in its column's levels."""

BLANK = ""
Part = TypeVar("Part")
MOST_LEVELS = 2000
MOST_COLUMNS = 100


@dataclass(frozen=True)
class Rule:
    """Where `column` has one of `levels`, `then` has one of `allowed`."""

    column: str
    levels: frozenset[str]
    then: str
    allowed: frozenset[str]


@dataclass(frozen=True)
class SyntheticCodebook:
    """Columns with their levels (empty = not recorded), keys, sensitive columns and structural rules.

    It is written by people and published; nothing in it is learned from the data, so that it costs no
    privacy. A level that nobody has is as possible as any other.
    """

    columns: dict[str, tuple[str, ...]]
    quasi_identifiers: tuple[str, ...] = ()
    sensitive: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()
    exclusive: tuple[tuple[str, ...], ...] = ()
    hierarchies: tuple[tuple[str, tuple[dict[str, str], ...]], ...] = ()

    @classmethod
    def from_json(cls, text: str) -> SyntheticCodebook:
        """Read and check the file.

        Raises
        ------
        BadCodebook
            Naming the part at fault.
        """
        try:
            tree = json.loads(text)
        except ValueError:
            raise BadCodebook(key="JSON") from None
        if not isinstance(tree, dict):
            raise BadCodebook(key="columns")
        found = cls(
            columns=_part("columns", lambda: _columns(tree["columns"])),
            quasi_identifiers=_part("quasi_identifiers", lambda: _names(tree.get("quasi_identifiers", []))),
            sensitive=_part("sensitive", lambda: _names(tree.get("sensitive", []))),
            rules=_part("rules", lambda: tuple(_rule(each) for each in tree.get("rules", []))),
            exclusive=_part("exclusive", lambda: tuple(_names(each) for each in tree.get("exclusive", []))),
            hierarchies=_part("hierarchies", lambda: _hierarchies(tree.get("hierarchies", {}))),
        )
        found._check()
        return found

    @property
    def names(self) -> tuple[str, ...]:
        """Columns in their order."""
        return tuple(self.columns)

    @property
    def sizes(self) -> tuple[int, ...]:
        """Number of levels of each column."""
        return tuple(len(levels) for levels in self.columns.values())

    def position(self, name: str) -> int:
        """Place of a column."""
        return self.names.index(name)

    def forbidden(self) -> list[tuple[int, int, NDArray[np.bool_]]]:
        """Pairs of columns with their structural zeros.

        Returns
        -------
        list of (i, j, mask)
            i < j; `mask` has shape (levels of i, levels of j) and is true where no row may be.
        """
        masks: dict[tuple[int, int], NDArray[np.bool_]] = {}

        def forbid(a: str, in_a: list[bool], b: str, in_b: list[bool]) -> None:
            i, j = self.position(a), self.position(b)
            mask = np.outer(in_a, in_b)
            key, mask = ((i, j), mask) if i < j else ((j, i), mask.T)
            masks[key] = masks.get(key, np.zeros_like(mask)) | mask

        for rule in self.rules:
            forbid(
                rule.column,
                [level in rule.levels for level in self.columns[rule.column]],
                rule.then,
                [level not in rule.allowed for level in self.columns[rule.then]],
            )
        for group in self.exclusive:
            for at, a in enumerate(group):
                for b in group[at + 1 :]:
                    forbid(a, [v != BLANK for v in self.columns[a]], b, [v != BLANK for v in self.columns[b]])
        return [(i, j, mask) for (i, j), mask in sorted(masks.items())]

    def broken(self, rows: Rows) -> NDArray[np.bool_]:
        """Which rows break a rule; shape (rows,)."""
        found = np.zeros(len(rows), dtype=bool)
        for i, j, mask in self.forbidden():
            found |= mask[rows[:, i], rows[:, j]]
        return found

    def _check(self) -> None:
        known = self.columns
        for key, names in (("quasi_identifiers", self.quasi_identifiers), ("sensitive", self.sensitive)):
            if not set(names) <= set(known) or len(set(names)) < len(names):
                raise BadCodebook(key=key)
        for rule in self.rules:
            sound = rule.column in known and rule.then in known and rule.column != rule.then
            if not sound or not (
                rule.levels <= set(known[rule.column]) and rule.allowed <= set(known[rule.then])
            ):
                raise BadCodebook(key="rules")
        for group in self.exclusive:
            if len(group) < 2 or len(set(group)) < len(group) or not set(group) <= set(known):
                raise BadCodebook(key="exclusive")
            if any(BLANK not in known[name] for name in group):
                raise BadCodebook(key="exclusive")
        for name, steps in self.hierarchies:
            if name not in known or any(set(step) != set(known[name]) - {BLANK} for step in steps):
                raise BadCodebook(key="hierarchies")


def _part(key: str, read: Callable[[], Part]) -> Part:
    try:
        return read()
    except (KeyError, TypeError, ValueError, AttributeError):
        raise BadCodebook(key=key) from None


def _names(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise TypeError
    return tuple(value)


def _columns(value: Any) -> dict[str, tuple[str, ...]]:
    columns = {str(name): _names(levels) for name, levels in value.items()}
    sizes = [len(levels) for levels in columns.values()]
    if len(columns) < 2 or len(columns) > MOST_COLUMNS or min(sizes) < 1 or max(sizes) > MOST_LEVELS:
        raise ValueError
    if any(len(set(levels)) < len(levels) for levels in columns.values()) or BLANK in columns:
        raise ValueError
    return columns


def _rule(value: Any) -> Rule:
    column, levels, then, allowed = value
    if not isinstance(column, str) or not isinstance(then, str):
        raise TypeError
    return Rule(column, frozenset(_names(levels)), then, frozenset(_names(allowed)))


def _hierarchies(value: Any) -> tuple[tuple[str, tuple[dict[str, str], ...]], ...]:
    found = []
    for name, steps in value.items():
        for step in steps:
            _names(list(step.values()))
        found.append((str(name), tuple(cast("dict[str, str]", step) for step in steps)))
    return tuple(found)
