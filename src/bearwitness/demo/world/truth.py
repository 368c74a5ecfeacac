"""What is true in the demo's world, and could never be known outside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from bearwitness.demo.world.hidden_person import HiddenPerson

Group = Literal["all", "reachable", "on_record"]
TOLD = ("exploitation", "period", "age_band", "home_province", "outcome")


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """True numbers of persons.

    Attributes
    ----------
    population
        Everyone to whom it happened.
    reachable
        Those with some chance to be on a list.
    out_of_reach
        Those who never got away and have no contact: on no list, whatever is done.
    on_record
        Those on at least one list, before consent is applied.
    captures
        Organisations that hold a record of a person, to the number of such persons.
    distributions
        Group, property, code: number of persons.
    exploitation_by_period
        Of everyone: code of exploitation and of period.
    """

    population: int
    reachable: int
    out_of_reach: int
    on_record: int
    captures: Mapping[frozenset[str], int]
    distributions: Mapping[Group, Mapping[str, Mapping[str, int]]]
    exploitation_by_period: Mapping[tuple[str, str], int]

    @classmethod
    def of(cls, persons: Sequence[HiddenPerson], held_by: Mapping[str, frozenset[str]]) -> Truth:
        """Count the persons; ``held_by`` gives a person's organisations by her key."""
        reachable = [person for person in persons if person.reach != "out_of_reach"]
        recorded = [person for person in persons if held_by.get(person.key)]
        return cls(
            population=len(persons),
            reachable=len(reachable),
            out_of_reach=len(persons) - len(reachable),
            on_record=len(recorded),
            captures=Counter(held_by[person.key] for person in recorded),
            distributions={
                "all": _distributions(persons),
                "reachable": _distributions(reachable),
                "on_record": _distributions(recorded),
            },
            exploitation_by_period=Counter((person.exploitation, person.period) for person in persons),
        )


def _distributions(persons: Iterable[HiddenPerson]) -> dict[str, Mapping[str, int]]:
    """Property to code to number of persons."""
    held = tuple(persons)
    return {name: Counter(str(getattr(person, name)) for person in held) for name in TOLD}
