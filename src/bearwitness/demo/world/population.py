"""Everyone to whom it happened, in the demo's world: proportions are invented, not estimates of anything."""

from __future__ import annotations

import numpy as np

from bearwitness.demo.world.draw import one_of, weighted
from bearwitness.demo.world.hidden_person import HiddenPerson, Price, Reach

POPULATION = 1240
OUT_OF_REACH = 340
"""Who never got away and have no contact."""

_YEARS = {1998: 60, 1999: 80, 2001: 250, 2004: 130, 2006: 300, 2009: 80, 2011: 170, 2014: 50, 2016: 90}
"""First year of a stretch up to the next one, to its weight; the last stretch ends in 2021."""
_AGES = {(12, 14): 4, (15, 17): 12, (18, 24): 31, (25, 34): 32, (35, 49): 18, (50, 57): 3}
_CROSSINGS = {
    "ryanggang": ("hyesan",),
    "north-hamgyong": ("musan", "hoeryong", "onsong"),
    "north-pyongan": ("sinuiju",),
    "chagang": ("manpo",),
}
_PROVINCES = {"ryanggang": 40, "north-hamgyong": 42, "north-pyongan": 11, "chagang": 7}
_FORMS = {
    "ForcedMarriage": 54,
    "Prostitution": 15,
    "ForcedLabour": 13,
    "DomesticServitude": 9,
    "OnlineSexualExploitation": 3,
    "ForcedBegging": 2,
}
_TOWNS = {
    "ryanggang": {"changbai": 4, "jilin": 2, "changchun": 2, "shenyang": 2, "liaoning": 1},
    "north-hamgyong": {
        "yanji": 4,
        "helong": 3,
        "longjing": 3,
        "hunchun": 2,
        "tumen": 1,
        "mudanjiang": 2,
        "harbin": 1,
    },
    "north-pyongan": {"dandong": 4, "shenyang": 3, "liaoning": 2},
    "chagang": {"jilin": 3, "changchun": 2, "shenyang": 1},
}
_CITIES = {"yanji": 4, "shenyang": 4, "changchun": 3, "dandong": 1, "harbin": 1}
_MEANS = {
    "Deception": 44,
    "AbuseOfVulnerability": 22,
    "PaymentsToController": 14,
    "Coercion": 9,
    "ThreatOrForce": 7,
    "Abduction": 4,
}
_CONTROLS = {
    "RestrictsMovement": 18,
    "ThreatOfLawEnforcement": 17,
    "TakesEarnings": 9,
    "RestrictsFinancialAccess": 9,
    "Threats": 9,
    "WithholdsDocuments": 7,
    "DebtBondage": 7,
    "FalsePromises": 7,
    "ExcessiveWorkingHours": 7,
    "PsychologicalAbuse": 6,
    "WithholdsNecessities": 5,
    "PhysicalAbuse": 5,
    "RestrictsMedicalCare": 5,
}
_AMOUNTS = {
    "ForcedMarriage": (5, 30),
    "Prostitution": (6, 25),
    "OnlineSexualExploitation": (10, 32),
    "ForcedLabour": (2, 9),
    "DomesticServitude": (2, 9),
    "ForcedBegging": (2, 5),
}
"""Thousands of yuan, lowest and highest."""


def populate(rng: np.random.Generator) -> tuple[HiddenPerson, ...]:
    """Draw every person; exactly :data:`OUT_OF_REACH` of them can be on no list."""
    drafts = [_draft(rng) for _ in range(POPULATION)]
    hardness = np.array([_hardness(*draft) for draft in drafts])
    keys = rng.random(POPULATION) ** (1 / hardness)
    cut_off = {int(index) for index in np.argsort(-keys)[:OUT_OF_REACH]}
    return tuple(_person(rng, draft, index in cut_off) for index, draft in enumerate(drafts))


def _draft(rng: np.random.Generator) -> tuple[int, int, str]:
    """Year, age and form: what decides how likely someone is to get away."""
    starts = list(_YEARS)
    start = weighted(rng, _YEARS)
    stop = dict(zip(starts, [*starts[1:], 2022], strict=True))[start]
    year = int(rng.integers(start, stop))
    low, high = weighted(rng, _AGES)
    age = int(rng.integers(low, high + 1))
    forms = dict(_FORMS)
    if year >= 2010:
        forms |= {"OnlineSexualExploitation": 22, "ForcedMarriage": 40}
    if age >= 35:
        forms |= {"ForcedLabour": 26, "DomesticServitude": 22, "Prostitution": 5}
    return year, age, weighted(rng, forms)


def _hardness(year: int, age: int, form: str) -> float:
    """How many times more likely than the least confined to have no contact."""
    confined = {"Prostitution": 2.4, "OnlineSexualExploitation": 3.0, "ForcedBegging": 1.8}.get(form, 1.0)
    return confined * (1.6 if year >= 2010 else 1.0) * (1.3 if age < 18 else 1.0)


def _person(rng: np.random.Generator, draft: tuple[int, int, str], cut_off: bool) -> HiddenPerson:
    """The rest of a person."""
    year, age, form = draft
    province = weighted(rng, _PROVINCES)
    outcome, reach = _ending(rng, year, cut_off)
    city = form in {"Prostitution", "OnlineSexualExploitation", "ForcedBegging"}
    return HiddenPerson(
        key=rng.bytes(6).hex(),
        age=age,
        left_year=year,
        left_month=int(rng.integers(1, 13)),
        home_province=province,
        crossing=one_of(rng, _CROSSINGS[province]),
        means=weighted(rng, _MEANS),
        exploitation=form,
        place=weighted(rng, _CITIES if city else _TOWNS[province]),
        controls=_controls(rng),
        price=_price(rng, form),
        outcome=outcome,
        reach=reach,
    )


def _ending(rng: np.random.Generator, year: int, cut_off: bool) -> tuple[str, Reach]:
    """Outcome, and the side from which lists could know of her."""
    if cut_off:
        return "StillInPlace", "out_of_reach"
    reached = 50 if year >= 2015 else 62
    outcome = weighted(rng, {"ReachedSafety": reached, "StillInPlace": 22, "Moved": 11, "Repatriated": 9})
    return outcome, "reached_safety" if outcome == "ReachedSafety" else "in_contact"


def _controls(rng: np.random.Generator) -> tuple[str, ...]:
    """Two or three methods of control."""
    found: list[str] = []
    for _ in range(3):
        code = weighted(rng, _CONTROLS)
        if code not in found:
            found.append(code)
    return tuple(found)


def _price(rng: np.random.Generator, form: str) -> Price:
    """Yuan in thousands; now and then US dollars in hundreds."""
    low, high = _AMOUNTS[form]
    thousands = int(rng.integers(low, high + 1))
    if rng.random() < 0.12:
        return Price(amount=max(200, thousands * 100), currency="USD")
    return Price(amount=thousands * 1000, currency="CNY")
