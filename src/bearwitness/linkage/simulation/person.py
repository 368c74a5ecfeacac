"""A simulated person: what is true of her, before any organisation writes it down."""

from __future__ import annotations

from dataclasses import dataclass

from bearwitness.linkage.simulation.stock import Given, Place, Surname


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """True particulars. `given` empty where the name is native, which has no Hanja."""

    surname: Surname
    given: tuple[Given, ...]
    native: str
    sex: str
    birth_year: int
    place: Place
    county: tuple[str, str, str]
    china: tuple[str, str, str]
    crossed: int
    arrived: int | None
    assumed: tuple[str, str, str, str] | None
    """Chinese name on papers: surname and given in characters, then in pinyin."""

    @property
    def given_hangul(self) -> str:
        """Given name as its bearer says it, in the North's spelling."""
        return self.native or "".join(each.hangul for each in self.given)
