"""Spellings that people choose for themselves: no system, but habits."""

from __future__ import annotations

import re

import numpy as np

from bearwitness.linkage.simulation.romanised import romanised

_HABITS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("yeong", ("young", "yong", "yeong", "yung")),
    ("hui", ("hee", "hi", "hui", "heui")),
    ("suk", ("sook", "suk")),
    ("sun", ("soon", "sun")),
    ("eun", ("eun", "un", "enn")),
    ("gyeong", ("kyung", "kyong", "gyung", "kyoung")),
    ("jeong", ("jung", "jeong", "chung", "joung")),
    ("hyeon", ("hyun", "hyon", "hyeon")),
    ("hyeok", ("hyuk", "hyok")),
    ("seong", ("sung", "song", "seong")),
    ("seon", ("sun", "son", "seon")),
    ("myeong", ("myung", "myong")),
    ("cheol", ("chul", "chol", "cheol")),
    ("ryeon", ("ryun", "ryon", "lyon", "yeon")),
    ("yeon", ("yeon", "youn", "yun", "yon")),
    ("geum", ("keum", "gum", "kum", "geum")),
    ("geun", ("keun", "gun", "kun")),
    ("guk", ("kook", "guk", "kuk")),
    ("mi", ("mi", "mee")),
    ("su", ("su", "soo")),
    ("ju", ("ju", "joo")),
    ("chun", ("chun", "choon")),
    ("hae", ("hae", "hai")),
    ("ae", ("ae", "ai")),
    ("wol", ("wol", "wall")),
    ("bok", ("bok", "pok")),
    ("bong", ("bong", "pong")),
    ("bun", ("bun", "poon", "boon")),
    ("gang", ("kang", "gang")),
    ("gil", ("kil", "gil")),
    ("jin", ("jin", "gin", "chin")),
    ("ja", ("ja", "cha")),
    ("ok", ("ok", "ock", "oak")),
    ("sil", ("sil", "shil")),
    ("sim", ("sim", "shim")),
    ("sin", ("sin", "shin")),
    ("u", ("u", "oo")),
)


def casual(syllables: str, rng: np.random.Generator) -> list[str]:
    """Each syllable of a given name as its bearer, or a volunteer who heard it, may write it."""
    written = []
    for each in romanised(syllables, "revised"):
        choices = next((options for spelling, options in _HABITS if spelling == each), (each,))
        weights = np.array([1 / (place + 1) for place in range(len(choices))])
        text = str(rng.choice(choices, p=weights / weights.sum()))
        written.append(re.sub("^r", "l", text) if rng.random() < 0.1 else text)
    return written
