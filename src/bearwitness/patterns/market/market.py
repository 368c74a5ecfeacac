"""A market as streams of payments that share the same persons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from bearwitness.domain.errors import BadValue
from bearwitness.patterns.market.quantity import Draws, Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Stream:
    """One kind of payment: the share of the persons it concerns, its price, and how often a year it is paid."""

    name: str
    share: Quantity
    price: Quantity
    frequency: Quantity

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """Its own inputs."""
        return self.share, self.price, self.frequency


@dataclass(frozen=True, slots=True, kw_only=True)
class Market:
    """Money a year = persons x exploited x the sum over streams of share x price x frequency.

    Attributes
    ----------
    persons
        Persons of the population.
    exploited
        Share of them in the market at all.
    streams
        One or more, all in one currency.

    Raises
    ------
    BadValue
        Where there is no stream, two inputs bear one name, or prices are in several currencies.
    """

    persons: Quantity
    exploited: Quantity
    streams: tuple[Stream, ...]

    def __post_init__(self) -> None:
        """Invariant: at least one stream, names that tell inputs apart, one currency."""
        names = [each.name for each in self.quantities]
        if len(set(names)) != len(names):
            raise BadValue(kind="name", example="price per act")
        if len({each.price.unit for each in self.streams}) != 1:
            raise BadValue(kind="currency", example="USD")

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """All inputs in a fixed order."""
        return (self.persons, self.exploited, *(own for each in self.streams for own in each.quantities))

    def draw(self, rng: np.random.Generator, draws: int) -> dict[str, Draws]:
        """Every input drawn independently, by name; each of shape (draws,)."""
        return {each.name: each.draw(rng, draws) for each in self.quantities}

    def flows(self, drawn: Mapping[str, Draws]) -> dict[str, Draws]:
        """Money a year of every stream, by name; each of shape (draws,)."""
        persons = drawn[self.persons.name] * drawn[self.exploited.name]
        return {
            each.name: persons * np.prod([drawn[own.name] for own in each.quantities], axis=0)
            for each in self.streams
        }

    def total(self, drawn: Mapping[str, Draws]) -> Draws:
        """Money a year, of shape (draws,)."""
        flows = list(self.flows(drawn).values())
        result: Draws = np.sum(flows, axis=0)
        return result
