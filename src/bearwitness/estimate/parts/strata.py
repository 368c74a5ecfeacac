"""Estimates by stratum and their sum."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from bearwitness.domain.errors import BadValue
from bearwitness.domain.messages import Language
from bearwitness.estimate.capture.read_table import Stratum
from bearwitness.estimate.estimate_record import Estimate, most_cautious
from bearwitness.estimate.estimate_table import REPS, estimate
from bearwitness.estimate.methods.floor import Floor
from bearwitness.estimate.methods.method import Tell, quiet
from bearwitness.estimate.parts.stratified_table import StratifiedTable
from bearwitness.estimate.parts.summed import summed
from bearwitness.estimate.parts.weak_parts import summed_weak
from bearwitness.estimate.verdict.reading import Reading, TableSummary
from bearwitness.estimate.verdict.rounding import two_figures
from bearwitness.estimate.verdict.status import REFUSED, concluded


@dataclass(frozen=True, slots=True, kw_only=True)
class StratifiedReading:
    """A reading for each stratum, and one for their sum."""

    by: tuple[str, ...]
    strata: Mapping[Stratum, Reading]
    total: Reading

    def to_json(self, language: Language = "en") -> dict[str, object]:
        """The object of FORMATS for the sum, with `strata`: the same for each, and which it is."""
        parts = [
            {"stratum": dict(zip(self.by, key, strict=True)), **reading.to_json(language)}
            for key, reading in self.strata.items()
        ]
        return {**self.total.to_json(language), "strata": parts}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> StratifiedReading:
        """Read what `to_json` wrote, in whatever language.

        Raises
        ------
        BadValue
            The object is no estimate by stratum of this format.
        """
        total = Reading.from_json(data)
        try:
            parts = [(dict(each["stratum"]), Reading.from_json(each)) for each in data["strata"]]
            by = tuple(parts[0][0])
            strata = {tuple(values[name] for name in by): reading for values, reading in parts}
        except (KeyError, TypeError, ValueError, IndexError) as error:
            raise BadValue(
                kind="strata", example='{"strata": [{"stratum": {"sex": "female"}, ...}]}'
            ) from error
        return cls(by=by, strata=strata, total=total)


def estimate_strata(
    table: StratifiedTable,
    *,
    rng: np.random.Generator,
    methods: Sequence[str] = (),
    frame: str | None = None,
    closed: bool | None = None,
    reps: int = REPS,
    tell: Tell = quiet,
) -> StratifiedReading:
    """Estimate each stratum by itself and add up what each method says.

    Strata that differ in how lists reach people are where one table of all of them misleads; but each
    needs overlaps of its own. A method that gives no number for some stratum gives none for the sum.

    Parameters
    ----------
    table : StratifiedTable
        Tables of the same lists.
    rng : numpy.random.Generator
        Spawns one generator a stratum, and one for the sum.
    methods, frame, closed, reps, tell
        As for `estimate`.

    Examples
    --------
    The Western site as if it were that of women and of men; nothing is more than disputed, since one method is run:

    >>> from bearwitness.estimate import published
    >>> western = published.load("Western").table
    >>> split = StratifiedTable(by=("sex",), strata={("female",): western, ("male",): western})
    >>> found = estimate_strata(split, rng=np.random.default_rng(1), methods=["stepwise"], frame="f", reps=0)
    >>> [round(each.estimates[0].total) for each in found.strata.values()], round(found.total.estimates[0].total)
    ([2483, 2483], 4967)
    >>> found.total.status
    'disputed'
    """
    readings = {}
    *owns, last = rng.spawn(len(table.strata) + 1)
    for done, ((key, part), own) in enumerate(zip(table.strata.items(), owns, strict=True)):
        readings[key] = estimate(part, rng=own, methods=methods, frame=frame, closed=closed, reps=reps)
        tell(done + 1, len(table.strata))
    total = summed_reading(list(readings.values()), TableSummary.of(table.whole), last)
    return StratifiedReading(by=table.by, strata=readings, total=total)


def agree_in_points(sums: Sequence[Estimate]) -> bool:
    """Whether sums to which limits were not asked for are alike in the two figures that are shown (rule 9)."""
    points = [each for each in sums if any(note.code == "points_only" for note in each.warnings)]
    totals = {two_figures(each.total) for each in points if each.total and each.status == "estimated"}
    return len(totals) < 2


def summed_reading(parts: Sequence[Reading], whole: TableSummary, rng: np.random.Generator) -> Reading:
    """Sum of the readings of all strata; `rng` puts draws together.

    It is never more than the weakest of the strata: one that has only a lower bound leaves one for the whole. What weak
    dependence would change in each is added up like a method, and taken into the limits.
    """
    sums = [
        summed([each.estimates[at] for each in parts], [each.table.observed for each in parts], rng)
        for at in range(len(parts[0].estimates))
    ]
    kinds = {each.floor.kind for each in parts}
    floor = Floor(
        value=sum(each.floor.value for each in parts),
        kind="observed" if kinds == {"observed"} else "chao_lower_limit",
    )
    refused = all(each.status == "refused" for each in sums)
    weak, most = summed_weak(parts), most_cautious(each.status for each in parts)
    if not agree_in_points(sums):
        most = most_cautious([most, "disputed"])
    head, changed = (REFUSED, ()) if refused else concluded(sums, floor, weak, most)
    return Reading(
        table=whole,
        frame=parts[0].frame,
        estimates=tuple(each.noting(*changed) for each in sums),
        floor=floor,
        headline=head,
        weak=weak,
    )
