"""Indicator 16.2.2 of the Sustainable Development Goals: victims per 100,000 population."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from bearwitness.domain.errors import BadValue
from bearwitness.estimate.capture.read_table import Stratum
from bearwitness.estimate.errors import BadPopulation
from bearwitness.estimate.estimate_record import Status
from bearwitness.estimate.parts.strata import StratifiedReading
from bearwitness.estimate.verdict.reading import Reading

PER = 100_000
POPULATION = "population"


@dataclass(frozen=True, slots=True, kw_only=True)
class Population:
    """Inhabitants by the values of some columns, such as sex and age group; never by form of exploitation."""

    by: tuple[str, ...]
    persons: Mapping[Stratum, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """One row of the table: detected persons are those on record, `total` and limits the headline."""

    stratum: Mapping[str, str]
    population: int | None
    detected: int
    detected_rate: float | None
    total: float | None
    lower: float | None
    upper: float | None
    rate: float | None
    lower_rate: float | None
    upper_rate: float | None
    status: Status

    def to_json(self) -> dict[str, object]:
        """Persons, and persons per 100,000."""
        return {**asdict(self), "stratum": dict(self.stratum)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Rate:
        """Read what `to_json` wrote.

        Raises
        ------
        BadValue
            The object is no such row.
        """
        try:
            return cls(**{**data, "stratum": dict(data["stratum"])})
        except (KeyError, TypeError, ValueError) as error:
            raise BadValue(
                kind="estimate", example='{"stratum": {"sex": "female"}, "population": ...}'
            ) from error


def read_population(text: str) -> Population:
    r"""Read CSV with some columns and `population`, one row for each combination of their values.

    Raises
    ------
    BadPopulation
        No such column, a row twice, or a population that is not a whole number above 0.

    Examples
    --------
    >>> read_population("sex,population\nfemale,1000\nmale,900\n").persons
    {('female',): 1000, ('male',): 900}
    """
    rows = [row for row in csv.reader(io.StringIO(text.removeprefix("\ufeff"))) if any(row)]
    header = [name.strip() for name in rows[0]] if rows else []
    if header.count(POPULATION) != 1 or len(set(header)) < len(header):
        raise BadPopulation(row=1)
    at, persons = header.index(POPULATION), dict[Stratum, int]()
    for number, fields in enumerate(rows[1:], start=2):
        values = [field.strip() for field in fields]
        digits = values.pop(at) if len(values) == len(header) else ""
        key = tuple(values)
        if not (digits.isascii() and digits.isdigit() and 0 < int(digits) < 10**11) or key in persons:
            raise BadPopulation(row=number)
        persons[key] = int(digits)
    return Population(by=tuple(name for name in header if name != POPULATION), persons=persons)


def indicator_16_2_2(found: StratifiedReading, population: Population) -> list[Rate]:
    r"""Victims per 100,000 by stratum, the whole last.

    Detected victims are the persons on record; the estimate is the headline of the stratum, with its
    status, and null where there is none. A stratum is divided by the inhabitants who share those of its
    values that the population is given by: one of sex, age group and form of exploitation by those of that
    sex and age, whatever the form.

    Raises
    ------
    BadPopulation
        The population is given by a column that the strata do not have.

    References
    ----------
    United Nations Statistics Division. Metadata of indicator 16.2.2: number of victims of human trafficking
    per 100,000 population, by sex, age and form of exploitation.

    Examples
    --------
    Two strata with 345 victims on record each, among a million women and half a million men:

    >>> import numpy as np
    >>> from bearwitness.estimate import StratifiedTable, estimate_strata, published
    >>> western = published.load("Western").table
    >>> split = StratifiedTable(by=("sex",), strata={("female",): western, ("male",): western})
    >>> found = estimate_strata(split, rng=np.random.default_rng(1), methods=["chao"], frame="f", reps=0)
    >>> rows = indicator_16_2_2(found, read_population("sex,population\nfemale,1000000\nmale,500000\n"))
    >>> [(row.stratum, row.detected_rate, row.rate, row.status) for row in rows[:2]]
    [({'sex': 'female'}, 34.5, None, 'lower_bound_only'), ({'sex': 'male'}, 69.0, None, 'lower_bound_only')]
    """
    if not set(population.by) <= set(found.by):
        raise BadPopulation(row=1)
    places = [found.by.index(name) for name in population.by]
    rows = []
    for key, reading in found.strata.items():
        persons = population.persons.get(tuple(key[n] for n in places))
        rows.append(_rate(dict(zip(found.by, key, strict=True)), persons, reading))
    return [*rows, _rate({}, sum(population.persons.values()), found.total)]


def _rate(stratum: Mapping[str, str], persons: int | None, reading: Reading) -> Rate:
    def per(number: float | None) -> float | None:
        return None if number is None or persons is None else PER * number / persons

    head, detected = reading.headline, reading.table.observed
    return Rate(
        stratum=stratum,
        population=persons,
        detected=detected,
        detected_rate=per(detected),
        total=head.total,
        lower=head.lower,
        upper=head.upper,
        rate=per(head.total),
        lower_rate=per(head.lower),
        upper_rate=per(head.upper),
        status=head.status,
    )
