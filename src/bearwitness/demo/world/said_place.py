"""Places as they are told: the town, somewhere near it, or the province."""

from __future__ import annotations

import numpy as np

from bearwitness.demo.world.bank import bank
from bearwitness.demo.world.draw import one_of
from bearwitness.demo.world.said import Said
from bearwitness.domain.messages import Language

PROVINCES = frozenset({"jilin", "liaoning", "heilongjiang"})


def say_place(
    rng: np.random.Generator, place_id: str, language: Language, property_name: str, *, rural: bool = False
) -> Said:
    """A place of the gazetteer, in the words of the language."""
    labels = bank("labels")[language]
    words: str = labels["places"][place_id]
    if rural and place_id not in PROVINCES and rng.random() < 0.6:
        words = one_of(rng, labels["village"]).format(place=words)
    precision = "province" if place_id in PROVINCES else "county"
    return Said(words=words, property=property_name, value=_value(place_id, precision))


def say_province(place_id: str, language: Language) -> Said:
    """Province of home."""
    words: str = bank("labels")[language]["provinces"][place_id]
    return Said(words=words, property="home_province", value=_value(place_id, "province"))


def _value(place_id: str, precision: str) -> dict[str, object]:
    """Tagged JSON."""
    return {"type": "place", "place_id": place_id, "precision": precision}
