"""Slips of hearing and of typing, one kind at a time, each by the passed generator."""

from __future__ import annotations

import numpy as np

_HEARD = {
    "영": "용연",
    "희": "히의",
    "숙": "석순",
    "순": "선춘",
    "옥": "억녹",
    "경": "정견",
    "정": "종경",
    "은": "운언",
    "금": "김근",
    "련": "연녕",
    "연": "련년",
    "선": "성순",
    "명": "면병",
    "혜": "해헤",
    "해": "혜",
    "애": "예에",
    "현": "형헌",
    "철": "출설",
    "성": "선송",
    "미": "민",
    "화": "하회",
    "란": "난",
    "룡": "용",
}
_LATIN = "abcdefghijklmnoprstuwy"


def misheard(syllables: str, rng: np.random.Generator) -> str:
    """One syllable of a given name written as one that sounds alike, where there is one."""
    places = [place for place, each in enumerate(syllables) if each in _HEARD]
    if not places:
        return syllables
    place = int(rng.choice(places))
    heard = str(rng.choice(list(_HEARD[syllables[place]])))
    return syllables[:place] + heard + syllables[place + 1 :]


def mistyped(text: str, rng: np.random.Generator) -> str:
    """One Latin letter dropped, doubled, swapped with the next or replaced."""
    places = [place for place, each in enumerate(text) if each.isascii() and each.isalpha()]
    if len(places) < 3:
        return text
    place = int(rng.choice(places[1:]))
    kind = int(rng.integers(4))
    if kind == 0:
        return text[:place] + text[place + 1 :]
    if kind == 1:
        return text[:place] + text[place] + text[place:]
    if kind == 2 and place + 1 < len(text):
        return text[:place] + text[place + 1] + text[place] + text[place + 2 :]
    return text[:place] + str(rng.choice(list(_LATIN))) + text[place + 1 :]
