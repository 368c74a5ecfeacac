"""A plan's series as the tables that they are to the gate: the same cells, guards and comparisons."""

from __future__ import annotations

from dataclasses import replace

from bearwitness.domain.codebook import Codebook
from bearwitness.domain.date_step import Years, at_step, by_year, spanned
from bearwitness.domain.partial_date import PartialDate
from bearwitness.release.errors import BadPlan
from bearwitness.release.planning.plan import Plan, PlannedTable
from bearwitness.release.planning.series_plan import numbered

MOST_YEARS = 100
PERIOD = "2000/2025"
ALONE = "{by: [left_home]}, {of: left_home, step: year}"


def with_series(plan: Plan) -> Plan:
    """The plan with its series as tables, behind its own tables.

    Raises
    ------
    BadPlan
        A property stands at two steps, and at the coarser one beside another property: how that ties the years is more
        than is worked out.
    """
    tables = (
        *plan.tables,
        *(
            PlannedTable(
                by=(at_step(each.of, each.step), *each.by[1:]),
                title=each.title,
                mapped=False,
                may_be_withheld=each.may_be_withheld,
                step=each.step,
            )
            for each in plan.series
        ),
    )
    years = {by_year(name) for each in tables for name in each.by} - {None}
    for kind, place, each in numbered(tables):
        if len(each.axes) > 1 and not years.isdisjoint(each.by):
            raise BadPlan(key=f"{kind}[{place}]", example=ALONE)
    return replace(plan, tables=tables)


def years_of(plan: Plan, book: Codebook) -> tuple[Years, ...]:
    """Years at which the plan's series count, by property: those of its period.

    Raises
    ------
    BadPlan
        The period has no end or no beginning, or is longer than a hundred years.
    """
    names = sorted({each.of for each in plan.series if each.step == "year"})
    return tuple(Years(each, _years(plan.period), book) for each in names)


def _years(period: str) -> tuple[str, ...]:
    whole = PartialDate(edtf=period)
    first, last = whole.earliest, whole.latest
    if first is None or last is None or last.year - first.year >= MOST_YEARS:
        raise BadPlan(key="period", example=PERIOD)
    return spanned(first.year, last.year)
