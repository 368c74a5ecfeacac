"""An organisation that keeps a list: whom it meets, how it writes, what it leaves out."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from bearwitness.linkage.simulation.person import Person
from bearwitness.linkage.simulation.population import Population
from bearwitness.linkage.simulation.written_name import WAYS


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """Habits of one organisation; every share lies between 0 and 1."""

    name: str
    ways: dict[str, float]
    language: str
    """Of places: `ko`, `zh` or `en`."""
    missing: dict[str, float]
    slips: float = 0.06
    partial: float = 0.03
    assumed: float = 0.05
    alias: float = 0.15
    twice: float = 0.03
    wrong: dict[str, float] = field(
        default_factory=lambda: {"sex": 0.005, "birth": 0.01, "home": 0.02, "china": 0.08}
    )
    """Share of values that are those of somebody else, by field; where she stayed differs most: people move."""
    prefers: dict[str, float] = field(default_factory=dict)
    """How far (log odds) it meets more of those who `arrived`, of `women`, of the `young`."""

    def way(self, rng: np.random.Generator) -> str:
        """Draw a way of writing names."""
        weights = np.cumsum([self.ways.get(way, 0.0) for way in WAYS])
        return WAYS[int(np.searchsorted(weights, rng.random() * weights[-1], side="right"))]

    def chances(self, people: Population, base: float, different: float) -> npt.NDArray[np.float64]:
        """Chance of meeting each person, shape (N,); at `different` 0 it is `base` for everybody."""
        traits = {
            "arrived": np.where(people.arrived >= 0, 1.0, -1.0),
            "women": np.where(people.woman, 1.0, -1.0),
            "young": (people.born - 1980) / 20,
        }
        lean = sum((weight * traits[trait] for trait, weight in self.prefers.items()), np.zeros(len(people)))
        odds = base / (1 - base) * np.exp(different * lean)
        chances: npt.NDArray[np.float64] = odds / (1 + odds)
        return chances

    def omits(self, what: str, person: Person, rng: np.random.Generator, different: float) -> bool:
        """Whether a field stays empty; names more often for those still in China, who have most to fear."""
        share = self.missing.get(what, 0.0)
        if what == "name" and person.arrived is None:
            share *= 1 + 2 * different
        return bool(rng.random() < share)


FIELD = Organisation(
    name="A",
    ways={"hangul": 0.3, "hanzi": 0.25, "pinyin": 0.25, "hanja": 0.05, "casual": 0.15},
    language="zh",
    missing={
        "name": 0.07,
        "birth": 0.3,
        "sex": 0.1,
        "prov": 0.25,
        "county": 0.5,
        "china": 0.1,
        "cross": 0.15,
        "arrive": 0.9,
    },
    prefers={"arrived": -0.5, "young": 0.2},
)
SEOUL = Organisation(
    name="B",
    ways={"hangul": 0.85, "hanja": 0.1, "casual": 0.05},
    language="ko",
    missing={
        "name": 0.04,
        "birth": 0.1,
        "sex": 0.05,
        "prov": 0.1,
        "county": 0.35,
        "china": 0.3,
        "cross": 0.2,
        "arrive": 0.1,
    },
    slips=0.04,
    prefers={"arrived": 0.8},
)
ENGLISH = Organisation(
    name="C",
    ways={"revised": 0.25, "mccune": 0.1, "mccune_plain": 0.2, "dprk": 0.2, "casual": 0.25},
    language="en",
    missing={
        "name": 0.06,
        "birth": 0.25,
        "sex": 0.15,
        "prov": 0.2,
        "county": 0.5,
        "china": 0.25,
        "cross": 0.25,
        "arrive": 0.5,
    },
    prefers={"women": 0.3, "young": 0.3},
)
ORGANISATIONS = (FIELD, SEOUL, ENGLISH)
