"""What a network shows: the numbers of a table by two properties that are shown, from group to group.

Everything here follows from the table as it leaves. A withheld number is no flow: it has no band, takes no room and
has no part in what is chosen or in which order it stands; it is only named, as the table names it.
"""

from __future__ import annotations

from dataclasses import dataclass

from bearwitness.domain.messages import Language
from bearwitness.domain.released_table import Category, ReleasedTable
from bearwitness.report.withheld import shown_categories
from bearwitness.report.words import Speaker

MOST_FLOWS, MOST_GROUPS = 30, 10
"""More flows, or groups on a side, than fit a sheet of paper at a size that can be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """A number that the table shows, between the places of two categories in it."""

    start: int
    end: int
    count: int
    apart: bool

    def at(self, side: int) -> int:
        """Place of its category on a side: 0 where it starts, 1 where it ends."""
        return (self.start, self.end)[side]


def network_path(figure: str, language: Language) -> str:
    """Place of a network in the bundle."""
    return f"figures/{figure}.network.{language}.svg"


def flows_of(table: ReleasedTable) -> list[Flow]:
    """Every number from category to category that the table shows, in its order; none of a table without a network."""
    if not table.network:
        return []
    starts, ends = ([each.code for each in one.categories] for one in table.dimensions)
    shown = {cell.key: cell.count for cell in table.cells if cell.count is not None}
    return [
        Flow(
            start=first,
            end=second,
            count=shown[start, end],
            apart=start.startswith("_") or end.startswith("_"),
        )
        for first, start in enumerate(starts)
        for second, end in enumerate(ends)
        if (start, end) in shown
    ]


def drawn_flows(table: ReleasedTable) -> list[Flow]:
    """Flows that have a band: the largest, those of what is not known last, while there is room for them and their groups."""
    drawn: list[Flow] = []
    for flow in sorted(flows_of(table), key=lambda each: (each.apart, -each.count)):
        more = [*drawn, flow]
        groups = max(len({each.at(side) for each in more}) for side in (0, 1))
        if len(more) <= MOST_FLOWS and groups <= MOST_GROUPS:
            drawn = more
    return drawn


def network_words(table: ReleasedTable, say: Speaker) -> str:
    """What the network shows, in words; what it does not show, as numbers of flows."""
    flows, drawn = flows_of(table), drawn_flows(table)
    starts, ends = ([each.label.of(say.language) for each in one.categories] for one in table.dimensions)
    rows = [
        say("network.flow", start=starts[each.start], end=ends[each.end], number=each.count) for each in drawn
    ]
    rows += [say("more_in_table", number=left)] if (left := len(flows) - len(drawn)) else []
    withheld = sum(cell.withheld for cell in table.cells if None not in cell.key)
    rows += [say("more_withheld", number=withheld)] if withheld else []
    return say("network.alt", title=table.title.of(say.language), rows=say.listed(rows))


def network_ahead(table: ReleasedTable, say: Speaker) -> str:
    """What is said of a network to those who approve it."""
    bands = len(drawn_flows(table))
    return say("network.bands", number=bands) if bands else say("network.none")


def undrawn(table: ReleasedTable, say: Speaker) -> list[str]:
    """Sentences on what has no band: what stands in the table only, and what is withheld, by name.

    Categories of which the table shows nothing are named under it, once.
    """
    flows, drawn = flows_of(table), drawn_flows(table)
    found = []
    if left := len(flows) - len(drawn):
        found.append(say("network.left", number=left, most=MOST_FLOWS, groups=MOST_GROUPS))
    if withheld := _withheld(table, say):
        found.append(say("network.withheld", flows=say.listed(withheld)))
    return found


def _withheld(table: ReleasedTable, say: Speaker) -> list[str]:
    starts, ends = shown_categories(table)
    found = []
    for start in starts:
        kept = [end for end in ends if table.count(start.code, end.code) is None]
        if kept:
            found.append(say("network.from", start=_named([start], say), ends=_ends(kept, ends, say)))
    return found


def _ends(kept: list[Category], ends: list[Category], say: Speaker) -> str:
    return say("network.every") if len(kept) == len(ends) > 1 else _named(kept, say)


def _named(categories: list[Category], say: Speaker) -> str:
    return " / ".join(each.label.of(say.language) for each in categories)
