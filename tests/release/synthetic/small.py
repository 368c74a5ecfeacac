"""A small fictional table and its codebook: with every kind of rule, and with places where few people are."""

from __future__ import annotations

import json

import numpy as np

from bearwitness.release.synthetic.codebook import Rows, SyntheticCodebook

COUNTIES = [f"county-{k:02}" for k in range(20)]
CODEBOOK = {
    "columns": {
        "year": ["2019", "2020", "2021", "2022"],
        "age": ["", "minor", "young", "older"],
        "majority": ["", "Minor", "Adult"],
        "region": ["", "north", "east", "south", "west", "nowhere", *COUNTIES],
        "sector": ["", "farm", "home", "bar"],
        "labour": ["", "1"],
        "friend": ["", "1"],
        "kin": ["", "1"],
    },
    "quasi_identifiers": ["year", "age", "region"],
    "sensitive": ["sector"],
    "rules": [
        ["age", ["minor"], "majority", ["Minor", ""]],
        ["age", ["young", "older"], "majority", ["Adult", ""]],
        ["sector", ["farm", "home"], "labour", ["1"]],
    ],
    "exclusive": [["friend", "kin"]],
}
TEXT = json.dumps(CODEBOOK)
BOOK = SyntheticCodebook.from_json(TEXT)


def people(number: int, seed: int) -> Rows:
    """Invented rows that keep every rule; nobody is in the region `nowhere`, few in most counties."""
    rng = np.random.default_rng(seed)
    steep = 0.8 ** np.arange(len(COUNTIES))
    shares = [0.1, 0.4, 0.25, 0.14, 0.05, 0, *(0.06 * steep / steep.sum())]
    region = rng.choice(len(shares), number, p=shares)
    year = np.minimum(rng.poisson(np.minimum(region, 4) * 0.5), 3)
    age = rng.choice(4, number, p=[0.1, 0.25, 0.45, 0.2])
    known = rng.random(number) > 0.15
    majority = np.where(known & (age > 0), np.where(age == 1, 1, 2), 0)
    sector = np.where(rng.random(number) < 0.2, 0, 1 + (region + rng.integers(0, 2, number)) % 3)
    labour = np.where(np.isin(sector, [1, 2]), 1, rng.random(number) < 0.1).astype(int)
    friend = (rng.random(number) < 0.1 + 0.3 * (sector == 3)).astype(int)
    kin = ((rng.random(number) < 0.3) & (friend == 0)).astype(int)
    return np.stack([year, age, majority, region, sector, labour, friend, kin], axis=1).astype(np.int16)
