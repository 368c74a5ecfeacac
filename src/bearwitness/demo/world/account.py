"""What one source says of a person: near the truth, sometimes apart from it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bearwitness.demo.world.draw import one_of
from bearwitness.demo.world.hidden_person import HiddenPerson

OTHER_FORM = {
    "ForcedMarriage": "DomesticServitude",
    "DomesticServitude": "ForcedMarriage",
    "ForcedLabour": "DomesticServitude",
    "Prostitution": "ForcedMarriage",
    "OnlineSexualExploitation": "Prostitution",
    "ForcedBegging": "ForcedLabour",
}
"""What another office calls the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A person as a source has her."""

    person: HiddenPerson
    age: int
    left_year: int
    exploitation: str


def account_of(rng: np.random.Generator, person: HiddenPerson, *, differs: bool) -> Account:
    """The truth, or an account that differs from it in one thing."""
    age, year, form = person.age, person.left_year, person.exploitation
    what = one_of(rng, ("age", "year", "form")) if differs else ""
    if what == "age" and age >= 18:
        age += one_of(rng, (2, 3, 4))
    elif what == "year":
        year += one_of(rng, (-3, -2, 2, 3)) if year < 2018 else -2
    elif what == "form":
        form = OTHER_FORM[form]
    return Account(person=person, age=age, left_year=year, exploitation=form)
