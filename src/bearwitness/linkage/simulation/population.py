"""A simulated population: what is true of each person, drawn in one go and looked at one person at a time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from bearwitness.linkage.simulation.person import Person
from bearwitness.linkage.simulation.stock import Stock, stock

Integers = npt.NDArray[np.int64]
EARLIEST, LATEST = 1995, 2020
"""Years between which simulated persons cross."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Population:
    """Columns over persons, each of shape (N,); numbers point into the stock, -1 is nothing."""

    stock: Stock
    surname: Integers
    first: Integers
    second: Integers
    native: Integers
    woman: npt.NDArray[np.bool_]
    born: Integers
    place: Integers
    county: npt.NDArray[np.float64]
    china: Integers
    crossed: Integers
    arrived: Integers
    assumed: Integers

    def __len__(self) -> int:
        return len(self.surname)

    def person(self, number: int) -> Person:
        """One person."""
        names = self.stock
        place = names.places[self.place[number]]
        given = [names.syllables[each] for each in (self.first[number], self.second[number]) if each >= 0]
        native, arrived, assumed = self.native[number], self.arrived[number], self.assumed[number]
        return Person(
            surname=names.surnames[self.surname[number]],
            given=() if native >= 0 else tuple(given),
            native=names.native[native] if native >= 0 else "",
            sex="F" if self.woman[number] else "M",
            birth_year=int(self.born[number]),
            place=place,
            county=place.counties[int(self.county[number] * len(place.counties))],
            china=names.china[self.china[number]],
            crossed=int(self.crossed[number]),
            arrived=int(arrived) if arrived >= 0 else None,
            assumed=names.assumed_name(int(assumed)) if assumed >= 0 else None,
        )


def draw_population(rng: np.random.Generator, size: int) -> Population:
    """Draw so many persons."""
    names = stock()
    woman = rng.random(size) < 0.82
    born = np.clip(rng.normal(1979, 10, size), 1935, 2008).astype(np.int64)
    crossed = _crossed(rng, born)
    first, second = _given(rng, names, woman)
    return Population(
        stock=names,
        surname=_drawn(rng, names.surname_weights, size),
        first=first,
        second=second,
        native=_some(rng, 0.03, len(names.native), size),
        woman=woman,
        born=born,
        place=_drawn(rng, names.place_weights, size),
        county=rng.random(size),
        china=rng.integers(len(names.china), size=size),
        crossed=crossed,
        arrived=np.where(rng.random(size) < 0.55, crossed + rng.gamma(1.6, 2.2, size).astype(np.int64), -1),
        assumed=_some(rng, 0.3, len(names.assumed_surnames) * len(names.assumed_given), size),
    )


def _crossed(rng: np.random.Generator, born: Integers) -> Integers:
    """Years of crossing: most between 14 and 50 years of age, redrawn until within the years simulated."""
    years = born + rng.gamma(9.0, 2.9, born.shape).astype(np.int64)
    outside = (years < EARLIEST) | (years > LATEST)
    spread: Integers = np.where(outside, rng.integers(EARLIEST, LATEST + 1, born.shape), years)
    return spread


def _given(rng: np.random.Generator, names: Stock, woman: npt.NDArray[np.bool_]) -> tuple[Integers, Integers]:
    size = len(woman)
    column = {
        place: np.where(
            woman, _drawn(rng, names.weights[:, place], size), _drawn(rng, names.weights[:, place + 2], size)
        )
        for place in (0, 1)
    }
    first, second = column[0], column[1]
    sounds = np.array([each.hangul for each in names.syllables])
    alone = (rng.random(size) < 0.04) | (sounds[first] == sounds[second])
    return np.where(alone, -1, first), second


def _drawn(rng: np.random.Generator, weights: npt.NDArray[Any], size: int) -> Integers:
    return np.searchsorted(np.cumsum(weights)[:-1], rng.random(size), side="right").astype(np.int64)


def _some(rng: np.random.Generator, share: float, choices: int, size: int) -> Integers:
    return np.where(rng.random(size) < share, rng.integers(choices, size=size), -1)
