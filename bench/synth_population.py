"""Invented populations with the published structure of a case table: 23 columns, 10 to 11 recorded attributes a row.

Every person has one of several ways of exploitation, which sets sector, means, recruiter and age; citizenship
follows a steep law, each has its own mix of ways, its own corridors and its own years. No real person.
"""

from __future__ import annotations

import json

import numpy as np
from numpy.typing import NDArray

from bearwitness.release.synthetic.codebook import Rows, SyntheticCodebook

AGES = ("0--8", "9--17", "18--20", "21--23", "24--26", "27--29", "30--38", "39--47", "48+")
LABOUR = ("agriculture", "begging", "construction", "domesticWork", "fishing", "hospitality", "manufacturing")
SEXUAL = ("commercialSex", "onlineAbuse", "otherSexual")
OTHER = ("forcedCrime", "forcedMarriage", "otherType")
MEANS = (
    *("DebtBondageEarnings", "Threats", "AbusePsyPhySex", "FalsePromises", "DrugsAlcohol"),
    *("DenyBasicNeeds", "ExcessiveWorkHours", "WithholdDocs"),
)
RECRUITERS = ("IntimatePartner", "Friend", "Family", "Other")
WAYS, COUNTRIES, YEARS = 9, 60, 20


def codebook() -> SyntheticCodebook:
    """The public codebook of these tables."""
    countries = ["", *(f"C{k:02}" for k in range(1, COUNTRIES + 1))]
    flag = ["", "1"]
    columns = {
        "yearOfRegistration": [str(2006 + k) for k in range(YEARS)],
        "gender": ["Female", "Male", "TransNonBinary"],
        "ageBroad": ["", *AGES],
        "majorityStatus": ["", "Adult", "Minor"],
        "citizenship": countries,
        "countryOfExploitation": countries,
        "traffickMonths": ["", "0--12", "13--24", "25+"],
        **{f"means{name}": flag for name in MEANS},
        **dict.fromkeys(("isForcedLabour", "isSexualExploit", "isOtherExploit"), flag),
        "typeOfSector": ["", *sorted([*LABOUR, *SEXUAL, *OTHER])],
        **{f"recruiterRelation{name}": flag for name in RECRUITERS},
    }
    rules = [
        ["ageBroad", list(AGES[:2]), "majorityStatus", ["Minor", ""]],
        ["ageBroad", list(AGES[2:]), "majorityStatus", ["Adult", ""]],
        ["typeOfSector", list(LABOUR), "isForcedLabour", ["1"]],
        ["typeOfSector", list(SEXUAL), "isSexualExploit", ["1"]],
        ["typeOfSector", list(OTHER), "isOtherExploit", ["1"]],
    ]
    tree = {
        "columns": columns,
        "quasi_identifiers": list(columns)[:3] + list(columns)[4:6],
        "sensitive": ["typeOfSector", "isSexualExploit", "isForcedLabour"],
        "rules": rules,
        "exclusive": [[f"recruiterRelation{name}" for name in RECRUITERS]],
    }
    return SyntheticCodebook.from_json(json.dumps(tree))


def people(number: int, seed: int, draw: int = 0) -> Rows:
    """`number` people of the population `seed`; another `draw` is other people of the same population."""
    law, rng = np.random.default_rng([seed, 0]), np.random.default_rng([seed, 1, draw])
    book = codebook()
    steep = 1.0 / np.arange(1, COUNTRIES + 1) ** 1.2
    citizen = rng.choice(COUNTRIES, number, p=steep / steep.sum())
    way = _picked(law.dirichlet(np.full(WAYS, 0.4), COUNTRIES), citizen, rng)
    year = _picked(law.dirichlet(np.linspace(0.2, 3, YEARS), COUNTRIES), citizen, rng)
    there = _picked(law.dirichlet(np.full(COUNTRIES, 0.08), COUNTRIES), citizen, rng)
    age = _picked(law.dirichlet(np.full(len(AGES), 0.8), WAYS), way, rng)
    found: dict[str, NDArray[np.int64]] = {
        "yearOfRegistration": year,
        "gender": _picked(law.dirichlet([2, 1.3, 0.05], WAYS), way, rng),
        "ageBroad": _blank(age + 1, 0.1, rng),
        "majorityStatus": _blank(np.where(age < 2, 2, 1), 0.05, rng),
        "citizenship": _blank(citizen + 1, 0.02, rng),
        "countryOfExploitation": _blank(there + 1, 0.05, rng),
        "traffickMonths": _blank(1 + _picked(law.dirichlet([3, 1, 0.4], WAYS), way, rng), 0.37, rng),
    }
    chance = law.beta(0.6, 1.8, (WAYS, len(MEANS)))
    level = law.beta(8, 2, COUNTRIES)[citizen]
    for at, name in enumerate(MEANS):
        found[f"means{name}"] = (rng.random(number) < chance[way, at] * level).astype(np.int64)
    found |= _sectors(way, book, law, rng)
    who = _picked(law.dirichlet([0.5, 0.9, 0.9, 1.2, 2.0], WAYS), way, rng)
    for at, name in enumerate(RECRUITERS):
        found[f"recruiterRelation{name}"] = (who == at).astype(np.int64)
    return np.stack([found[name] for name in book.names], axis=1).astype(np.int16)


def _sectors(
    way: NDArray[np.int64], book: SyntheticCodebook, law: np.random.Generator, rng: np.random.Generator
) -> dict[str, NDArray[np.int64]]:
    kinds = (LABOUR, SEXUAL, OTHER)
    kind = way % 3
    levels = book.columns["typeOfSector"]
    sector = np.zeros(len(way), dtype=np.int64)
    for at, names in enumerate(kinds):
        own = np.array([levels.index(name) for name in names])
        mix = law.dirichlet(np.full(len(names), 0.6), WAYS)
        inside = kind == at
        sector[inside] = own[_picked(mix, way[inside], rng)]
    sector = _blank(sector, 0.12, rng)
    flags = ("isForcedLabour", "isSexualExploit", "isOtherExploit")
    also = rng.random((3, len(way))) < 0.05
    return {
        "typeOfSector": sector,
        **{name: ((kind == at) | also[at]).astype(np.int64) for at, name in enumerate(flags)},
    }


def _picked(
    table: NDArray[np.float64], given: NDArray[np.int64], rng: np.random.Generator
) -> NDArray[np.int64]:
    steps = np.cumsum(table, axis=1)[given]
    at: NDArray[np.int64] = (rng.random((len(given), 1)) > steps).sum(axis=1)
    return np.minimum(at, table.shape[1] - 1)


def _blank(values: NDArray[np.int64], share: float, rng: np.random.Generator) -> NDArray[np.int64]:
    return np.where(rng.random(len(values)) < share, 0, values)
