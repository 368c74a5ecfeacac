"""How an organisation writes the name of a person, in one of the ways that lists show."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from bearwitness.linkage.simulation.casual import casual
from bearwitness.linkage.simulation.person import Person
from bearwitness.linkage.simulation.romanised import System, romanised
from bearwitness.linkage.simulation.slips import misheard, mistyped

WAYS = ("hangul", "hanja", "hanzi", "pinyin", "revised", "mccune", "mccune_plain", "dprk", "casual")
"""Ways of writing; an organisation has a weight for each."""
_SOUTH = str.maketrans(
    {"랴": "야", "려": "여", "례": "예", "료": "요", "류": "유", "리": "이", "련": "연", "룡": "용"}
)


def written_name(person: Person, way: str, rng: np.random.Generator, *, slips: float) -> str:
    """The person's own name, written one way, with a slip in this share of cases."""
    if way in {"hanja", "hanzi"}:
        return _han(person, way)
    heard = person.given_hangul
    if rng.random() < slips:
        heard = misheard(heard, rng)
    if way == "hangul":
        return _hangul(person, heard, rng)
    surname, given = _latin(person, heard, way, rng)
    text = _joined(surname, given, rng)
    return mistyped(text, rng) if rng.random() < slips else text


def _hangul(person: Person, given: str, rng: np.random.Generator) -> str:
    north = rng.random() < 0.5
    surname = person.surname.north if north else person.surname.south
    shown = given if north else given[:1].translate(_SOUTH) + given[1:]
    return surname + (" " if rng.random() < 0.08 else "") + shown


def _han(person: Person, way: str) -> str:
    if person.native:
        return (
            person.surname.hanja + person.native
            if way == "hanja"
            else person.surname.simplified + person.native
        )
    if way == "hanja":
        return person.surname.hanja + "".join(each.hanja for each in person.given)
    return person.surname.simplified + "".join(each.simplified for each in person.given)


def _latin(person: Person, heard: str, way: str, rng: np.random.Generator) -> tuple[str, list[str]]:
    if way == "pinyin" and not person.native:
        return person.surname.pinyin, [each.pinyin for each in person.given]
    if way in {"casual", "pinyin"}:
        wild = person.surname.wild
        weights = np.array([1 / (place + 1) for place in range(len(wild))])
        return str(rng.choice(wild, p=weights / weights.sum())), casual(heard, rng)
    system = _SYSTEMS[way]
    surname = person.surname.north if system == "dprk" else person.surname.south
    given = heard if system == "dprk" else heard[:1].translate(_SOUTH) + heard[1:]
    return romanised(surname, system)[0] or "i", romanised(given, system)


_SYSTEMS: dict[str, System] = {
    "revised": "revised",
    "mccune": "mccune",
    "mccune_plain": "mccune_plain",
    "dprk": "dprk",
}

_JOINS: tuple[Callable[[list[str]], str], ...] = (
    lambda parts: "".join(parts).capitalize(),
    lambda parts: "-".join([parts[0].capitalize(), *parts[1:]]),
    lambda parts: " ".join(part.capitalize() for part in parts),
)


def _joined(surname: str, given: list[str], rng: np.random.Generator) -> str:
    name = _JOINS[int(rng.choice(3, p=[0.4, 0.35, 0.25]))](given)
    first = rng.random() < 0.75
    text = f"{surname.capitalize()} {name}" if first else f"{name} {surname.capitalize()}"
    kind = rng.random()
    return text.upper() if kind < 0.1 else text.lower() if kind < 0.13 else text
