"""How a figure goes over time: a table whose first property is a date, by year or by the codebook's periods."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bearwitness.domain.date_step import STEPS, Step
from bearwitness.domain.words import Words
from bearwitness.release.errors import BadPlan
from bearwitness.release.planning.plan_file import asked, mapping, text, words

if TYPE_CHECKING:
    from bearwitness.release.planning.plan import PlannedTable

SERIES = "{of: left_home, step: year, split: sex}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedSeries:
    """Persons on record by a date of theirs, in order; `split` sets apart the groups of a second property.

    Without a `step`, it goes by the periods of the codebook, and without a title it is named by its properties.
    """

    of: str
    step: Step
    split: str | None
    title: Words | None
    may_be_withheld: bool

    @property
    def by(self) -> tuple[str, ...]:
        """What persons are counted by."""
        return (self.of, self.split) if self.split else (self.of,)


def planned_series(data: object, key: str) -> PlannedSeries:
    """Entry of a plan; raises `BadPlan` where a part is missing or cannot be read."""
    found = mapping(data, key, {"of"}, {"step", "split", "title", "may_be_withheld"})
    step = next((each for each in STEPS if each == found.get("step", STEPS[0])), None)
    if step is None:
        raise BadPlan(key=f"{key}.step", example=" | ".join(STEPS))
    of = text(found["of"], f"{key}.of")
    split = text(found["split"], f"{key}.split") if "split" in found else None
    if split == of:
        raise BadPlan(key=f"{key}.split", example=SERIES)
    title = words(found["title"], f"{key}.title") if "title" in found else None
    empty = asked(found, key, "may_be_withheld", "true")
    return PlannedSeries(of=of, step=step, split=split, title=title, may_be_withheld=empty)


def numbered(tables: Sequence[PlannedTable]) -> Iterator[tuple[str, int, PlannedTable]]:
    """Every table and series with the key of the plan that it stands under and its place there, from 0."""
    places = {"tables": 0, "series": 0}
    for each in tables:
        kind = "series" if each.step else "tables"
        yield kind, places[kind], each
        places[kind] += 1
