"""What the form of a plan has room for, and what can be chosen in it: all that the plan asks for already comes first."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TypeVar

from bearwitness.estimate import published
from bearwitness.release.planning.plan import Plan
from bearwitness.release.planning.weaken import GUARDS
from bearwitness.web.pages.figures.asked import labels
from bearwitness.web.pages.releases.plan_form.offered_picture import OfferedPicture
from bearwitness.web.pages.releases.plan_form.offered_quote import OfferedQuote

TABLES = 4
"""Tables that the form has room for at first."""
SERIES = 1
"""Series that it has room for at first."""
MOST_TABLES, MOST_SERIES = 60, 20
"""A plan with more is written as text."""
Each = TypeVar("Each")


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """What can be chosen; the order is that of the plan, since it counts in its digest.

    Attributes
    ----------
    tables
        Number of tables that there is room for.
    series
        Number of series that there is room for.
    columns
        Properties that synthetic data can have.
    open
        Whether passages were asked for.
    """

    tables: int
    published: tuple[str, ...]
    columns: tuple[str, ...]
    guards: tuple[str, ...]
    series: int = SERIES
    quotes: tuple[OfferedQuote, ...] = ()
    more_quotes: bool = False
    open: bool = False
    pictures: tuple[OfferedPicture, ...] = ()
    more_pictures: bool = False

    @staticmethod
    def by(plan: Plan | None, tables: int = TABLES, series: int = SERIES) -> Offered:
        """What a plan itself asks for, and what is public; nothing of the casebook."""
        known = columns()
        asked = [each for each in plan.synthetic.columns if each in known] if plan and plan.synthetic else ()
        quotes = plan.quotes if plan else ()
        return Offered(
            tables=min(max(tables, len(plan.tables) if plan else 0), MOST_TABLES),
            series=min(max(series, len(plan.series) if plan else 0), MOST_SERIES),
            published=first(plan.published if plan else (), published.names()),
            columns=first(asked, known),
            guards=first([each.guard for each in plan.weaken] if plan else (), GUARDS),
            quotes=tuple(OfferedQuote.planned(each) for each in quotes),
            open=bool(quotes),
            pictures=tuple(OfferedPicture(source=each.source) for each in (plan.images if plan else ())),
        )


def first(these: Iterable[Each], others: Iterable[Each]) -> tuple[Each, ...]:
    """Each once, these before the others."""
    return tuple(dict.fromkeys([*these, *others]))


def columns() -> Collection[str]:
    """Properties that have a public list of codes, in the order of the codebook."""
    return [name for name in labels().properties if labels().codes(name)]
