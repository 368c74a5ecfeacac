"""What a plan asks for, held against the properties that there are."""

from __future__ import annotations

from bearwitness.release.errors import BadPlan
from bearwitness.release.labels import Labels
from bearwitness.release.planning.level_plan import MAP
from bearwitness.release.planning.plan import NETWORK, Plan


def require_known(plan: Plan, labels: Labels) -> None:
    """Refuse a table by a property that has no words, a map of anything but places, a network of anything but groups.

    A series goes by a date, at a step that the codebook lets it leave at.

    Raises
    ------
    BadPlan
        Names the first.
    """
    for place, table in enumerate(plan.tables):
        if not labels.properties.keys() >= set(table.by):
            raise BadPlan(key=f"tables[{place}].by", example=", ".join(sorted(labels.properties)))
        if table.mapped and table.by[0] not in labels.located:
            raise BadPlan(key=f"tables[{place}].map", example=MAP)
        if table.network and not all(labels.groups(each) for each in table.by):
            raise BadPlan(key=f"tables[{place}].network", example=NETWORK)
    for place, series in enumerate(plan.series):
        if not (steps := labels.steps.get(series.of, ())):
            raise BadPlan(key=f"series[{place}].of", example=", ".join(sorted(labels.steps)))
        if series.step not in steps:
            raise BadPlan(key=f"series[{place}].step", example=" | ".join(steps))
        if not labels.properties.keys() >= set(series.by):
            raise BadPlan(key=f"series[{place}].split", example=", ".join(sorted(labels.properties)))
