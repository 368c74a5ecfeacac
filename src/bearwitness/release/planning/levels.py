"""At which level a plan's tables count places: one a property, so that what is shown does not lie within one another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bearwitness.domain.place_level import LEVELS, Level, axis_of, leveled
from bearwitness.release.errors import BadPlan
from bearwitness.release.planning.level_plan import EXAMPLE
from bearwitness.release.planning.plan import Plan, PlannedTable
from bearwitness.release.planning.series_plan import numbered


def at_levels(plan: Plan, levels: Mapping[str, Sequence[Level]]) -> Plan:
    """The plan with each property of places by the name of the level at which it is counted.

    Parameters
    ----------
    plan
        What is to be published.
    levels
        Property to the levels that it has.

    Raises
    ------
    BadPlan
        A table names a level that none of its properties has, or another than an earlier one of the same property.
    """
    keys = [f"{kind}[{place}]" for kind, place, _ in numbered(plan.tables)]
    tables = tuple(_at_level(each, key, levels) for key, each in zip(keys, plan.tables, strict=True))
    told: dict[str, Level] = {}
    for key, each in zip(keys, tables, strict=True):
        for name, level in map(leveled, each.by):
            if level is not None and told.setdefault(name, level) != level:
                raise BadPlan(key=f"{key}.level", example=told[name])
    return replace(plan, tables=tables)


def _at_level(table: PlannedTable, key: str, levels: Mapping[str, Sequence[Level]]) -> PlannedTable:
    asked = table.level or LEVELS[0]
    if table.level is not None and not any(table.level in levels.get(name, ()) for name in table.by):
        raise BadPlan(key=f"{key}.level", example=EXAMPLE)
    return replace(table, by=tuple(_axis(name, asked, levels.get(name, ())) for name in table.by))


def _axis(name: str, asked: Level, levels: Sequence[Level]) -> str:
    """A property without the level that another one of the table has stands at its own."""
    return axis_of(name, asked if asked in levels else levels[0]) if levels else name
