"""What is withheld, on the page: a cell without its number, and categories without any."""

from __future__ import annotations

from bearwitness.domain.released_table import Category, ReleasedTable
from bearwitness.report.markup import Html, tag
from bearwitness.report.words import Speaker

SIGN = "–†"
"""Stands where a number is withheld; the footnote of the dagger says why."""


def cell(text: str | None, say: Speaker) -> Html:
    """A cell with its number, or with the sign for a withheld one and the word that is read aloud."""
    if text is not None:
        return tag("td", text)
    sign = tag("span", SIGN, aria_hidden="true")
    return tag("td", sign, tag("span", say("withheld"), class_="unseen"), class_="kept")


def shown_categories(table: ReleasedTable) -> tuple[list[Category], list[Category]]:
    """Rows and columns of a two-way table in which anything is shown; a series leaves no period out."""
    shown = [cell.key for cell in table.cells if cell.count is not None]
    periods = table.series is not None
    down = [
        each
        for each in table.dimensions[0].categories
        if periods or any(key[0] == each.code for key in shown)
    ]
    across = [each for each in table.dimensions[1].categories if any(key[1] == each.code for key in shown)]
    return down, across


def hidden_note(labels: list[str], say: Speaker) -> Html:
    """Categories that are withheld whole, by name instead of by empty rows."""
    return tag("p", say("table.hidden", labels=say.listed(labels)), class_="note") if labels else Html("")
