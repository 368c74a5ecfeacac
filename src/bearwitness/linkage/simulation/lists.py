"""Lists of several organisations over one simulated population, with the truth beside them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from bearwitness.domain.linkage_columns import LINKAGE_COLUMNS
from bearwitness.linkage.simulation.organisation import ORGANISATIONS, Organisation
from bearwitness.linkage.simulation.person import Person
from bearwitness.linkage.simulation.population import draw_population
from bearwitness.linkage.simulation.written_name import written_name

if TYPE_CHECKING:
    import pandas as pd

Row = dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class SimulatedLists:
    """Frames by list, and who stands behind each record."""

    frames: dict[str, pd.DataFrame]
    truth: dict[tuple[str, str], int]
    """Number of the person in the population, by list and rec_id."""
    population: int
    named: frozenset[tuple[str, str]]
    """Records that carry the person's own name in full."""


def make_lists(
    rng: np.random.Generator,
    *,
    population: int,
    chances: Sequence[float] = (0.12, 0.12, 0.12),
    different: float = 0.5,
    organisations: Sequence[Organisation] = ORGANISATIONS,
) -> SimulatedLists:
    """Simulate a population and what each organisation writes of those it meets.

    Parameters
    ----------
    rng : numpy.random.Generator
        The only source of randomness.
    population : int
        Persons, met by anybody or not.
    chances : sequence of float
        Chance of each organisation to meet a person, before preferences.
    different : float
        0: every organisation meets everybody alike; 1: each meets the persons it prefers far more.
    organisations : sequence of Organisation
        Whose lists they are.
    """
    import pandas as pd

    people = draw_population(rng, population)
    met = [
        rng.random(population) < each.chances(people, base, different)
        for each, base in zip(organisations, chances, strict=True)
    ]
    strangers = rng.integers(population, size=(population, 4)).tolist()
    rows: dict[str, list[Row]] = {each.name: [] for each in organisations}
    truth: dict[tuple[str, str], int] = {}
    named: set[tuple[str, str]] = set()
    for who, those in zip(organisations, met, strict=True):
        for number in np.flatnonzero(those).tolist():
            person = people.person(number)
            for _ in range(2 if rng.random() < who.twice else 1):
                key = (who.name, f"{who.name}{len(rows[who.name]):07d}")
                seen = _as_seen(person, [people.person(n) for n in strangers[number]], who, rng)
                row, own = _record(seen, who, rng, different)
                rows[who.name].append({"rec_id": key[1], **row})
                truth[key] = number
                if own:
                    named.add(key)
    frames = {}
    for name, made in rows.items():
        order = rng.permutation(len(made))
        frames[name] = pd.DataFrame(
            [made[place] for place in order], columns=list(LINKAGE_COLUMNS), dtype=str
        )
    return SimulatedLists(frames=frames, truth=truth, population=population, named=frozenset(named))


def _as_seen(person: Person, others: list[Person], who: Organisation, rng: np.random.Generator) -> Person:
    """The person with some fields that are another's: heard wrong, entered in the wrong row, or changed since."""
    sex, birth, home, china = (rng.random() < who.wrong[each] for each in ("sex", "birth", "home", "china"))
    return replace(
        person,
        sex=others[0].sex if sex else person.sex,
        birth_year=others[1].birth_year if birth else person.birth_year,
        place=others[2].place if home else person.place,
        county=others[2].county if home else person.county,
        china=others[3].china if china else person.china,
    )


def _record(
    person: Person, who: Organisation, rng: np.random.Generator, different: float
) -> tuple[Row, bool]:
    def gone(what: str) -> bool:
        return who.omits(what, person, rng, different)

    language = ("zh", "ko", "en").index(who.language)
    name, own = _name(person, who, rng) if not gone("name") else ("", False)
    year, precision = _year(person.birth_year, rng)
    row = {
        "name": name,
        "alias": _alias(person, who, rng),
        "birth_year": "" if gone("birth") else str(year),
        "birth_prec": precision,
        "sex": "" if gone("sex") else person.sex,
        "prov": "" if gone("prov") else person.place.names[language],
        "county": "" if gone("county") else person.county[language],
        "china_place": "" if gone("china") else person.china[language],
        "year_cross": "" if gone("cross") else str(person.crossed + _off(rng)),
        "year_arrive": ""
        if person.arrived is None or gone("arrive")
        else str(person.arrived + _off(rng, 0.05)),
    }
    if not row["birth_year"]:
        row["birth_prec"] = ""
    return row, own


def _name(person: Person, who: Organisation, rng: np.random.Generator) -> tuple[str, bool]:
    kind = rng.random()
    if person.assumed and kind < who.assumed / 0.3:
        han = who.language == "zh" and rng.random() < 0.7
        return ("".join(person.assumed[:2]) if han else " ".join(person.assumed[2:]).title()), False
    if kind > 1 - who.partial:
        return f"{person.surname.south}씨" if rng.random() < 0.5 else person.surname.wild[0], False
    return written_name(person, who.way(rng), rng, slips=who.slips), True


def _alias(person: Person, who: Organisation, rng: np.random.Generator) -> str:
    if rng.random() >= who.alias:
        return ""
    if person.assumed and rng.random() < 0.5:
        return "".join(person.assumed[:2])
    return written_name(person, who.way(rng), rng, slips=who.slips)


def _year(year: int, rng: np.random.Generator) -> tuple[int, str]:
    kind = rng.random()
    if kind < 0.75:
        return year, "year"
    return (
        (year + (1 if rng.random() < 0.5 else -1), "year")
        if kind < 0.9
        else (year + int(rng.integers(-2, 3)), "about")
    )


def _off(rng: np.random.Generator, share: float = 0.15) -> int:
    return (1 if rng.random() < 0.5 else -1) if rng.random() < share else 0
