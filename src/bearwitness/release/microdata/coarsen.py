"""Coarsening along the codebook's hierarchies, with the least loss at which the rule holds."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np

from bearwitness.domain.errors import BadValue
from bearwitness.release.microdata.classes import blanks, sizes_as_value, sizes_as_wildcard, subsets
from bearwitness.release.microdata.errors import TooManyChoices
from bearwitness.release.synthetic.codebook import BLANK, Rows, SyntheticCodebook

MOST_CHOICES = 20_000
WITHHELD = "*"

Step = tuple[Rows, tuple[str, ...]]
"""Position of every level among the coarser ones, and these."""
Choice = tuple[int, ...]
"""For each key, how many steps up its hierarchy."""


@dataclass(frozen=True)
class Coarsened:
    """Rows that keep the rule.

    Attributes
    ----------
    levels : for each key, how many steps up its hierarchy; one more than it has withholds the column
    withheld : keys of which nothing is told
    loss : mean over keys and rows of the share of the column's values that a cell no longer tells apart
    """

    rows: Rows
    book: SyntheticCodebook
    levels: dict[str, int]
    withheld: tuple[str, ...]
    loss: float


def coarsen(
    rows: Rows,
    book: SyntheticCodebook,
    keys: tuple[str, ...],
    *,
    least: int = 10,
    most: int = 3,
    tell: Callable[[int, int], None] | None = None,
) -> Coarsened:
    """The choice of steps with the least loss at which every class on up to `most` keys has `least` rows.

    All choices are tried in the order of their loss, so that the first that holds is the best; the last, which
    withholds every key, always holds. A blank stays blank. `tell` is told how many choices of how many were tried.

    Raises
    ------
    BadValue
        When there are fewer than `least` rows, which no choice can mend.
    TooManyChoices
        When there are more than `MOST_CHOICES`.

    References
    ----------
    Loss: normalised certainty penalty, Xu et al., Utility-based anonymization using local recoding, 2006.
    """
    places = [book.position(name) for name in keys]
    steps = [_steps(book, i) for i in places]
    number = math.prod(len(each) for each in steps)
    if len(rows) < least:
        raise BadValue(kind="quasi_identifiers", example="yearOfRegistration, gender, ageBroad")
    if number > MOST_CHOICES:
        raise TooManyChoices(choices=number, most=MOST_CHOICES)
    losses = [
        [_loss(rows[:, i], mapping, book, i) for mapping, _ in each]
        for i, each in zip(places, steps, strict=True)
    ]
    ordered = sorted(
        itertools.product(*(range(len(each)) for each in steps)), key=lambda c: (_total(losses, c), c)
    )
    tried = (
        Coarsened(
            *_taken(rows, book, places, steps, choice),
            dict(zip(keys, choice, strict=True)),
            tuple(key for key, each, step in zip(keys, steps, choice, strict=True) if step == len(each) - 1),
            _total(losses, choice),
        )
        for choice in _in_turn(ordered, tell)
    )
    return next(each for each in tried if _holds(each.rows, each.book, places, least, most))


def _in_turn(choices: list[Choice], tell: Callable[[int, int], None] | None) -> Iterator[Choice]:
    for done, each in enumerate(choices, start=1):
        yield each
        if tell is not None:
            tell(done, len(choices))


def _taken(
    rows: Rows, book: SyntheticCodebook, places: list[int], steps: list[list[Step]], choice: Choice
) -> tuple[Rows, SyntheticCodebook]:
    """Rows and columns after one choice of steps."""
    made, levels = rows.copy(), dict(book.columns)
    for i, each, step in zip(places, steps, choice, strict=True):
        mapping, names = each[step]
        made[:, i] = mapping[rows[:, i]]
        levels[book.names[i]] = names
    return made, SyntheticCodebook(levels)


def _total(losses: list[list[float]], choice: Choice) -> float:
    return sum(each[step] for each, step in zip(losses, choice, strict=True)) / len(losses)


def _steps(book: SyntheticCodebook, column: int) -> list[Step]:
    """Identity, each step of the hierarchy, and withholding."""
    name = book.names[column]
    levels = book.columns[name]
    recorded = [level for level in levels if level != BLANK]
    maps = [{level: level for level in recorded}, *dict(book.hierarchies).get(name, ())]
    maps.append(dict.fromkeys(levels, WITHHELD))
    found = []
    for each in maps:
        shown = tuple(dict.fromkeys(each.get(level, BLANK) for level in levels))
        positions = [shown.index(each.get(level, BLANK)) for level in levels]
        found.append((np.array(positions, dtype=np.int16), shown))
    return found


def _loss(values: Rows, mapping: Rows, book: SyntheticCodebook, column: int) -> float:
    together = np.bincount(mapping)[mapping]
    others = max(book.sizes[column] - 1, 1)
    return float(((together - 1) / others)[values].mean())


def _holds(rows: Rows, book: SyntheticCodebook, places: list[int], least: int, most: int) -> bool:
    blank = blanks(book)
    return all(
        int(sizes_as_value(rows, each).min()) >= least
        and int(sizes_as_wildcard(rows, each, blank).min()) >= least
        for each in subsets(places, most)
    )
