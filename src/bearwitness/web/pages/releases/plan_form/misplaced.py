"""Where in the form somebody puts right what a plan's reader found wrong."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bearwitness.domain.errors import BearwitnessError
from bearwitness.release.errors import BadPlan, ThresholdTooLow
from bearwitness.release.planning.weaken import HIGH_EPSILON
from bearwitness.web.pages.releases.plan_form.filled import Given
from bearwitness.web.pages.releases.plan_form.offered import Offered
from bearwitness.web.pages.releases.plan_form.written import TITLE
from bearwitness.web.pages.releases.plan_form.written_pictures import PICTURES, alt_of
from bearwitness.web.pages.releases.plan_form.written_quotes import QUOTES, leave_out_of
from bearwitness.web.pages.releases.plan_form.written_series import series_field
from bearwitness.web.pages.releases.plan_form.written_synthetic import COLUMNS, EPSILON
from bearwitness.web.pages.releases.plan_form.written_weakening import REASONS

_PLACE = re.compile(r"([a-z]+)(?:\[(\d+)\])?[.]?(.*)")

_IN_TABLE = {"": "by", "money": "kind"}
"""Parts of a table whose field has another name."""


def field_of(error: BearwitnessError, given: Given, offered: Offered) -> str:
    """Name of the field beside which an error is said; empty where it is one of the whole."""
    if isinstance(error, ThresholdTooLow):
        return "threshold"
    match = _PLACE.fullmatch(str(error.details.get("key", ""))) if isinstance(error, BadPlan) else None
    if match is None:
        return ""
    part, number, rest = match[1], int(match[2] or 0), match[3]
    return _simple(part, rest) or _of_row(part, number, rest, given, offered)


def _simple(part: str, rest: str) -> str:
    """A part of which a plan has one."""
    if part in ("title", "purpose"):
        return f"{part}_{rest}"
    if part == "audience":
        return f"for_{rest or 'recipient'}"
    if part == "estimates":
        return rest.replace(".", "_")
    if part == "synthetic":
        return EPSILON if rest == "epsilon" else COLUMNS
    return part if part in ("period", "threshold", "rounding", "published") else ""


def _of_row(part: str, number: int, rest: str, given: Given, offered: Offered) -> str:
    """A part of which a plan has several, by its place among those that are asked for."""
    if part == "tables":
        rows = [at for at in range(offered.tables) if given.value(f"by_{at}") or given.value(f"and_{at}")]
        return _of_table(rows[number] if number < len(rows) else 0, rest)
    if part == "series":
        return series_field(given, number, rest, offered.series)
    if part == "quotes":
        return leave_out_of(_at(given.values(QUOTES), number)) if rest else QUOTES
    if part == "images":
        source = _at(given.values(PICTURES), number)
        return f"{alt_of(source)}_{rest.removeprefix('alt.')}" if rest.startswith("alt.") else PICTURES
    if part == "weaken":
        guard = _at([each for each in offered.guards if given.value(each)], number)
        reason = REASONS.get(guard, "")
        return f"{reason}_{rest.removeprefix('reason.')}" if rest.startswith("reason.") else HIGH_EPSILON
    return ""


def _of_table(number: int, rest: str) -> str:
    name, _, language = rest.partition(".")
    if name == "title":
        return f"{TITLE}_{number}_{language}"
    return f"{_IN_TABLE.get(name, name)}_{number}"


def _at(names: Sequence[str], number: int) -> str:
    return names[number] if number < len(names) else ""
