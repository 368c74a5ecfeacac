"""The level that a table of a plan names for its places."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bearwitness.domain.place_level import LEVELS, Level
from bearwitness.release.errors import BadPlan

EXAMPLE = "{by: [place_of_exploitation], level: county}"
MAP = "{by: [place_of_exploitation], map: true}"


def planned_level(table: Mapping[str, Any], key: str) -> Level | None:
    """Level that a table of a plan names.

    Raises
    ------
    BadPlan
        It is none, or finer than the provinces of the map that is asked for.
    """
    if "level" not in table:
        return None
    level = next((each for each in LEVELS if each == table["level"]), None)
    if level is None:
        raise BadPlan(key=f"{key}.level", example=EXAMPLE)
    if table.get("map") and level != LEVELS[0]:
        raise BadPlan(key=f"{key}.map", example=MAP)
    return level
