"""Amounts that leave or would leave, as a page shows them, each with the way to the sentences behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode

from bearwitness.domain.place_level import COARSER
from bearwitness.domain.released_table import ReleasedAmounts, ReleasedMoney, ReleasedTable
from bearwitness.release.amounts.amounts import TOLD
from bearwitness.report.money_section import readings, span
from bearwitness.report.words import Speaker


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownAmounts:
    """A line: its category, persons, mean and quartiles as text, why amounts are withheld, and where it opens."""

    label: str
    persons: str
    amounts: tuple[str, ...]
    why: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownMoney:
    """A table of amounts as lines."""

    title: str
    reading: str
    columns: tuple[str, ...]
    lines: tuple[ShownAmounts, ...]


def shown_money(
    money: ReleasedMoney, table: ReleasedTable, say: Speaker, why: Mapping[tuple[str, str], str]
) -> ShownMoney:
    """A table of amounts, with the reason beside each that would not leave.

    Parameters
    ----------
    money
        What is said of amounts.
    table
        The table that counts its persons.
    say
        Words of the page.
    why
        Reason by figure and category, in words; empty for what has left.
    """
    names = tuple(each.property for each in table.dimensions)
    columns = tuple(
        say(f"money.{key}", currency=money.currency) for key in ("mean", "first", "middle", "third")
    )
    return ShownMoney(
        title=money.title.of(say.language),
        reading=say.sentences(readings(money, say)),
        columns=(money.dimension.label.of(say.language), say("persons"), *columns),
        lines=tuple(_line(money, row, names, say, why) for row in money.rows),
    )


def _line(
    money: ReleasedMoney,
    row: ReleasedAmounts,
    names: tuple[str, ...],
    say: Speaker,
    why: Mapping[tuple[str, str], str],
) -> ShownAmounts:
    labels = {each.code: each.label.of(say.language) for each in money.dimension.categories}
    label = say("all_persons") if row.code is None else labels[row.code]
    parts = (row.mean, row.first, row.median, row.third)
    return ShownAmounts(
        label=label,
        persons=say("withheld") if row.persons is None else say.number(row.persons),
        amounts=() if row.withheld else tuple(span(each, say) for each in parts),
        why=why.get((money.figure, label), ""),
        url="" if row.persons is None else _url(row.code, names),
    )


def _url(code: str | None, names: tuple[str, ...]) -> str:
    """Where the line's persons open; all of them, and those apart, have no cell of their own."""
    if code is None or (code.startswith("_") and code != COARSER):
        return ""
    asked = [*(("by", name) for name in names), ("code", code), ("code", TOLD)]
    return f"{reverse('figures:cell')}?{urlencode(asked)}"
