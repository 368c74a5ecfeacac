"""What a series shows: periods in order, with gaps where numbers are withheld.

Everything here follows from the table as it leaves. A withheld number has no point, no line leads to it or over it, and
it has no part in any measure of the picture: whatever it holds, the picture is the same.
"""

from __future__ import annotations

from dataclasses import dataclass

from bearwitness.domain.messages import Language
from bearwitness.domain.released_table import ReleasedTable
from bearwitness.report.words import Speaker

MOST_PANELS = 6
"""More lines, one below the other, than fit a sheet of paper at a size that can be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """One line of a series: whose it is, and a count for every period in order; None is withheld."""

    label: str
    counts: tuple[int | None, ...]


def series_path(figure: str, language: Language) -> str:
    """Place of the picture of a series in the bundle."""
    return f"figures/{figure}.series.{language}.svg"


def periods_of(table: ReleasedTable, say: Speaker) -> list[str]:
    """Labels of the periods that are drawn, in order: those of the period that the release speaks of."""
    if table.series is not None and table.series.step == "year":
        return _codes(table)
    inside = {*_codes(table)}
    return [each.label.of(say.language) for each in table.dimensions[0].categories if each.code in inside]


def _codes(table: ReleasedTable) -> list[str]:
    left_out = table.series.outside if table.series else ()
    return [
        each.code
        for each in table.dimensions[0].categories
        if not each.code.startswith("_") and each.code not in left_out
    ]


def lines_of(table: ReleasedTable, say: Speaker) -> list[Panel]:
    """All persons, and each group where a series is split, in the order of the table; none of another table."""
    if table.series is None:
        return []
    counts = {cell.key: cell.count for cell in table.cells}
    codes, split = _codes(table), table.dimensions[1:]
    whole = Panel(
        label=say("all_persons"), counts=tuple(counts[code, *(None for _ in split)] for code in codes)
    )
    return [
        whole,
        *(
            Panel(label=each.label.of(say.language), counts=tuple(counts[code, each.code] for code in codes))
            for dimension in split
            for each in dimension.categories
        ),
    ]


def drawn_lines(table: ReleasedTable, say: Speaker) -> list[Panel]:
    """Lines that are drawn: those with a number to show, while there is room."""
    return [each for each in lines_of(table, say) if any(one is not None for one in each.counts)][
        :MOST_PANELS
    ]


def series_words(table: ReleasedTable, say: Speaker) -> str:
    """What the picture shows, in words: every period of every line, with its number or that it is withheld."""
    periods, drawn = periods_of(table, say), drawn_lines(table, say)
    rows = [
        say(
            "series.line",
            label=line.label,
            numbers=", ".join(_said(each, say) for each in zip(periods, line.counts, strict=True)),
        )
        for line in drawn
    ]
    return say("series.alt", title=table.title.of(say.language), rows=say.listed(rows))


def _said(point: tuple[str, int | None], say: Speaker) -> str:
    period, count = point
    return f"{period}: {say('withheld') if count is None else say.number(count)}"


def series_ahead(table: ReleasedTable, say: Speaker) -> str:
    """What is said of a series to those who approve it."""
    periods = len(_codes(table))
    shown = sum(each is not None for line in lines_of(table, say)[:1] for each in line.counts)
    return say("series.ahead", periods=periods, shown=shown, withheld=periods - shown)


def undrawn_lines(table: ReleasedTable, say: Speaker) -> list[str]:
    """A sentence on the lines that are not drawn, where there are any."""
    drawn = {each.label for each in drawn_lines(table, say)}
    left = [each.label for each in lines_of(table, say) if each.label not in drawn]
    return [say("series.undrawn", labels=say.listed(left))] if left else []
