"""What happened to invented persons, from leaving home to getting away or not; no number here estimates anything."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bearwitness.demo.world.draw import weighted

STATE_OF = {
    "ForcedMarriage": "InForcedMarriage",
    "Prostitution": "InProstitution",
    "OnlineSexualExploitation": "InOnlineExploitation",
    "ForcedLabour": "InForcedLabour",
}
FORMS = {"ForcedMarriage": 50, "Prostitution": 18, "OnlineSexualExploitation": 12, "ForcedLabour": 20}
PLACES = {
    "hyesan": {"changbai": 4, "changchun": 3, "shenyang": 2},
    "musan": {"yanji": 4, "helong": 3, "mudanjiang": 2},
    "sinuiju": {"dandong": 4, "shenyang": 4},
}
MEDIAN_YUAN = {
    "ForcedMarriage": 14_000,
    "Prostitution": 12_000,
    "OnlineSexualExploitation": 18_000,
    "ForcedLabour": 5_000,
}
SOLD_ON = {"ForcedMarriage": 0.25, "Prostitution": 0.5, "OnlineSexualExploitation": 0.45, "ForcedLabour": 0.3}
"""Chance that a holder sells on."""
MONTHS_HELD = {
    "ForcedMarriage": 40.0,
    "Prostitution": 14.0,
    "OnlineSexualExploitation": 20.0,
    "ForcedLabour": 18.0,
}
AWAY = {"ForcedMarriage": 0.6, "Prostitution": 0.25, "OnlineSexualExploitation": 0.2, "ForcedLabour": 0.5}
"""Chance to get away from the last holder: whom we can ask is no fair sample of those to whom it happened."""
UNTIL = 2025 * 12
"""Month of the telling: who had not got away by then is not among those who can be asked."""
RETURNED, AGAIN = 0.12, 0.5
"""Chance of a forced return, and of being trafficked again after it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step: state, month in which it began, place, form, and yuan paid where somebody paid."""

    state: str
    month: float
    place: str = ""
    form: str = ""
    yuan: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """One person's steps in their order."""

    key: str
    left_year: int
    steps: tuple[Step, ...]
    safe: bool


def live(rng: np.random.Generator, number: int) -> tuple[Life, ...]:
    """Invent persons."""
    return tuple(_life(rng, f"p{at:06d}") for at in range(number))


def _life(rng: np.random.Generator, key: str) -> Life:
    year = int(rng.integers(1998, 2012))
    month = year * 12 + float(rng.uniform(0, 11))
    steps: list[Step] = []
    month, form = _round(rng, month, steps)
    if rng.random() < RETURNED:
        steps.append(Step(state="Repatriation", month=month))
        month += float(rng.exponential(12)) + 1
        if rng.random() < AGAIN:
            month, form = _round(rng, month, steps)
        elif rng.random() < 0.5:
            return Life(key=key, left_year=year, steps=tuple(steps), safe=False)
    safe = bool(rng.random() < AWAY[form]) and month < UNTIL
    if safe:
        steps.append(Step(state="ArrivalInSafety", month=month))
    return Life(key=key, left_year=year, steps=tuple(steps), safe=safe)


def _round(rng: np.random.Generator, month: float, steps: list[Step]) -> tuple[float, str]:
    """From a crossing to the end of the last exploitation: the month, and its form."""
    home = str(rng.choice(list(PLACES)))
    steps.append(Step(state="Recruitment", month=month, place=home))
    month += float(rng.exponential(1)) + 0.1
    steps.append(Step(state="Crossing", month=month, place=home))
    month += float(rng.exponential(1)) + 0.1
    place = weighted(rng, PLACES[home])
    handed, form = "SoldOrHandedOver", weighted(rng, FORMS)
    dearer = 1.0
    while True:
        yuan = MEDIAN_YUAN[form] * dearer * float(np.exp(rng.normal(0, 0.5)))
        steps.append(Step(state=handed, month=month, place=place, form=form, yuan=yuan))
        month += float(rng.exponential(0.5)) + 0.1
        steps.append(Step(state=STATE_OF[form], month=month, place=place, form=form))
        month += float(rng.exponential(MONTHS_HELD[form])) + 0.5
        if rng.random() >= SOLD_ON[form]:
            return month, form
        handed, form, dearer = "Resold", weighted(rng, FORMS), dearer * 1.3
        place = weighted(rng, PLACES[home])
