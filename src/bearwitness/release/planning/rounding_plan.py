"""To which multiples a plan asks numbers of persons to be rounded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bearwitness.release.errors import BadPlan

BASES = (5, 10)
"""Bases of which numbers can be multiples."""
ROUNDING = "rounding: 5"


def planned_rounding(data: Mapping[str, Any]) -> int | None:
    """Base that a plan asks for, or None; raises `BadPlan` for another."""
    base = data.get("rounding")
    if "rounding" in data and (type(base) is not int or base not in BASES):
        raise BadPlan(key="rounding", example=ROUNDING)
    return base


def require_multiple(base: int | None, threshold: int) -> None:
    """Refuse a threshold that is no multiple of the base: a number at the threshold could be printed under it.

    Raises
    ------
    BadPlan
    """
    if base is not None and threshold % base:
        least = threshold + -threshold % base
        said = f"rounding: {base}, threshold: {least} (= {least // base} × rounding)"
        raise BadPlan(key="rounding", example=said)
