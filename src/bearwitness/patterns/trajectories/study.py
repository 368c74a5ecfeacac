"""The trajectories of a frame as one answer."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from bearwitness.domain.frame import PatternFrame, PersonRow
from bearwitness.domain.pattern import Pattern, PatternFigure, PatternTable
from bearwitness.patterns.answer import period_of, share_figure
from bearwitness.patterns.tabulation import label_of
from bearwitness.patterns.trajectories.again import handovers, resold, trafficked_again
from bearwitness.patterns.trajectories.durations import Ends, times_in_state
from bearwitness.patterns.trajectories.groups import by_group
from bearwitness.patterns.trajectories.story import HANDED, SAFE, Story, stories
from bearwitness.patterns.trajectories.timeline import timeline
from bearwitness.patterns.trajectories.transitions import transitions
from bearwitness.patterns.trajectories.turnbull import REPLICATES, Lasting, lasting

ENOUGH = 6
"""Durations under which a median has no limits."""
REFUSED = ("escape_chance", "country_total", "time_to_safety")
QUARTILES = (0.25, 0.5, 0.75)


def study_trajectories(
    frame: PatternFrame,
    *,
    rng: np.random.Generator,
    among: str = SAFE,
    groups: Sequence[str] = ("left_home",),
) -> Pattern:
    """Transitions, times in a state, resale and what followed a return, among those who reached a state.

    Parameters
    ----------
    frame
        What the casebook lets through.
    rng
        Draws the bootstrap of the durations.
    among
        State; empty for all on record, which mixes those who got away with those who did not.
    groups
        Properties of persons whose groups are compared.
    """
    told = stories(frame, among)
    persons = {row.token: row for row in frame.persons}
    of = {story.person for story in told}
    rows = [row for row in frame.episodes if row.person_id in of]
    return Pattern(
        kind="trajectories",
        among=among,
        persons=len(told),
        sources=len(frozenset().union(*(row.sources for row in rows))) if rows else 0,
        period=period_of(row.began or row.when for row in rows),
        tables=(
            transition_table(told),
            _again(told),
            _handovers(told),
            _durations(told, rng),
            _soon(told, rng),
            *(_groups(told, persons, name) for name in groups),
            _timeline(told),
        ),
        refused=REFUSED,
    )


def transition_table(told: Sequence[Story]) -> PatternTable:
    """What followed what, as figures."""
    found = transitions(told)
    notes = ["unordered"] * bool(found.unordered) + ["away"] * bool(found.away)
    return PatternTable(
        id="transitions",
        columns=("state", "next_state"),
        figures=tuple(
            share_figure((_state(each.source), _state(each.target)), each.share) for each in found.found
        ),
        notes=tuple(notes),
    )


def _again(told: Sequence[Story]) -> PatternTable:
    found = [each for each in (resold(told), trafficked_again(told)) if each.share is not None]
    return PatternTable(
        id="again",
        columns=("what",),
        figures=tuple(share_figure((f"word:{each.kind}",), each.share) for each in found if each.share),
    )


def _handovers(told: Sequence[Story]) -> PatternTable:
    numbers = [handovers(story) for story in told if story.states & HANDED]
    return PatternTable(
        id="handovers",
        columns=("number",),
        figures=tuple(
            PatternFigure(
                labels=(f"number:{number}",), unit="persons", value=numbers.count(number), of=len(numbers)
            )
            for number in sorted(set(numbers))
        ),
        notes=("at_least",),
    )


def _durations(told: Sequence[Story], rng: np.random.Generator) -> PatternTable:
    found, undated = times_in_state(told)
    figures = [
        figure
        for state in sorted(found)
        if state != SAFE and not all(high == np.inf for _, high in found[state])
        for figure in _lasting(_state(state), found[state], rng)
    ]
    return PatternTable(
        id="time_in_state",
        columns=("state", "quartile"),
        figures=tuple(figures),
        notes=("undated",) * bool(undated),
    )


def _soon(told: Sequence[Story], rng: np.random.Generator) -> PatternTable:
    return PatternTable(
        id="how_soon",
        columns=("what", "quartile"),
        figures=tuple(
            figure
            for each in (resold(told), trafficked_again(told))
            if each.soon
            for figure in _lasting(f"word:{each.kind}", each.soon, rng)
        ),
    )


def _lasting(label: str, intervals: Sequence[Ends], rng: np.random.Generator) -> list[PatternFigure]:
    few = len(intervals) < ENOUGH
    found = lasting(intervals, rng=rng, replicates=0 if few else REPLICATES)
    return [_quantile((label, f"quartile:{level}"), found, level, few=few) for level in QUARTILES]


def _quantile(labels: tuple[str, ...], found: Lasting, level: float, *, few: bool) -> PatternFigure:
    low, high, lower, upper = found.quantile(level)
    return PatternFigure(
        labels=labels,
        unit="months",
        value=low,
        high=high if np.isfinite(high) else None,
        lower=None if few else lower,
        upper=None if few or not np.isfinite(upper) else upper,
        n=found.n,
        status="few" if few else "shown",
    )


def _groups(told: Sequence[Story], persons: dict[str, PersonRow], name: str) -> PatternTable:
    figures = []
    for rate in by_group(told, persons, name):
        label = label_of(name, rate.code)
        figures.append(share_figure((label, "word:resold"), rate.share))
        if rate.differs is not None:
            value, lower, upper = rate.differs
            figures.append(
                PatternFigure(
                    labels=(label, "word:differs"),
                    unit="difference",
                    value=value,
                    lower=lower,
                    upper=upper,
                    n=rate.share.n,
                    of=rate.share.of,
                )
            )
    return PatternTable(id="by_group", columns=(f"property:{name}", "what"), figures=tuple(figures))


def _timeline(told: Sequence[Story]) -> PatternTable:
    return PatternTable(
        id="timeline",
        columns=("year", "state"),
        figures=tuple(
            PatternFigure(labels=(f"number:{year}", _state(state)), unit="persons", value=count)
            for (year, state), count in timeline(told).items()
        ),
        notes=("certain_years",),
    )


def _state(code: str) -> str:
    return f"trajectory_state:{code}"
