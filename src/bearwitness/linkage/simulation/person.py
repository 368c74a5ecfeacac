"""A simulated person: what is true of her, before any organisation writes it down."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bearwitness.linkage.simulation.stock import Given, Place, Surname, stock


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """True particulars. `given` empty where the name is native, which has no Hanja."""

    surname: Surname
    given: tuple[Given, ...]
    native: str
    sex: str
    birth_year: int
    place: Place
    county: str
    china: tuple[str, str, str]
    crossed: int
    arrived: int | None
    assumed: tuple[str, str, str, str] | None
    """Chinese name on papers: surname and given in characters, then in pinyin."""

    @property
    def given_hangul(self) -> str:
        """Given name as its bearer says it, in the North's spelling."""
        return self.native or "".join(each.hangul for each in self.given)


def draw_person(rng: np.random.Generator) -> Person:
    """One person from the stock of names and places."""
    names = stock()
    woman = rng.random() < 0.82
    born = int(np.clip(rng.normal(1979, 10), 1935, 2008))
    crossed = int(np.clip(born + rng.gamma(9.0, 2.9), 1995, 2020))
    place = names.place(rng)
    return Person(
        surname=names.surname(rng),
        given=(given := names.given(rng, woman=woman) if rng.random() > 0.03 else ()),
        native="" if given else str(rng.choice(names.native)),
        sex="F" if woman else "M",
        birth_year=born,
        place=place,
        county=str(rng.choice(place.counties)),
        china=names.china[int(rng.integers(len(names.china)))],
        crossed=crossed,
        arrived=crossed + int(rng.gamma(1.6, 2.2)) if rng.random() < 0.55 else None,
        assumed=names.assumed(rng) if rng.random() < 0.3 else None,
    )
