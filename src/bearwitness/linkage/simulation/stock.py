"""The stock of names and places that simulated persons are drawn from (`stock.yaml`)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
import yaml


@dataclass(frozen=True, slots=True, kw_only=True)
class Surname:
    """South and North spelling, Hanja, simplified form, pinyin and spellings in the wild."""

    south: str
    north: str
    hanja: str
    simplified: str
    pinyin: str
    wild: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """One syllable of a given name."""

    hangul: str
    hanja: str
    simplified: str
    pinyin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Province with its counties, each in Chinese, Korean and English."""

    names: tuple[str, str, str]
    counties: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stock:
    """Names and places with their weights."""

    surnames: tuple[Surname, ...]
    surname_weights: np.ndarray[Any, np.dtype[np.float64]]
    syllables: tuple[Given, ...]
    weights: np.ndarray[Any, np.dtype[np.float64]]
    """Shape (syllables, 4): first and second syllable of a woman's name, then of a man's."""
    native: tuple[str, ...]
    places: tuple[Place, ...]
    place_weights: np.ndarray[Any, np.dtype[np.float64]]
    china: tuple[tuple[str, str, str], ...]
    assumed_surnames: tuple[tuple[str, str], ...]
    assumed_given: tuple[tuple[str, str], ...]

    def assumed_name(self, number: int) -> tuple[str, str, str, str]:
        """One of the Chinese names that have nothing to do with the Korean one."""
        surname = self.assumed_surnames[number // len(self.assumed_given)]
        given = self.assumed_given[number % len(self.assumed_given)]
        return surname[0], given[0], surname[1], given[1]


@cache
def stock() -> Stock:
    """The stock, read once."""
    text = (resources.files("bearwitness.linkage.simulation") / "stock.yaml").read_text("utf-8")
    tree = yaml.safe_load(text)
    weights = np.array([row[4:8] for row in tree["given"]], dtype=float)
    return Stock(
        surnames=tuple(_surname(row) for row in tree["surnames"]),
        surname_weights=_shares([row[5] for row in tree["surnames"]]),
        syllables=tuple(Given(hangul=r[0], hanja=r[1], simplified=r[2], pinyin=r[3]) for r in tree["given"]),
        weights=weights / weights.sum(axis=0),
        native=tuple(tree["native"]),
        places=tuple(_place(row) for row in tree["places"]),
        place_weights=_shares([row[3] for row in tree["places"]]),
        china=tuple((han, korean, latin) for han, korean, latin in tree["china"]),
        assumed_surnames=tuple((han, latin) for han, latin in tree["assumed"]["surnames"]),
        assumed_given=tuple((han, latin) for han, latin in tree["assumed"]["given"]),
    )


def _surname(row: list[Any]) -> Surname:
    south, north, hanja, simplified, pinyin, _, wild = row
    return Surname(
        south=south, north=north, hanja=hanja, simplified=simplified, pinyin=pinyin, wild=tuple(wild)
    )


def _place(row: list[Any]) -> Place:
    han, korean, latin, _, counties = row
    return Place(names=(han, korean, latin), counties=tuple((h, k, e) for h, k, e in counties))


def _shares(weights: list[float]) -> np.ndarray[Any, np.dtype[np.float64]]:
    total = np.array(weights, dtype=float)
    shares: np.ndarray[Any, np.dtype[np.float64]] = total / total.sum()
    return shares
