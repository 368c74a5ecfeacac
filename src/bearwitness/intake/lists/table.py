"""A list as a table: the cells of one table or sheet of a document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bearwitness.domain.cell import original
from bearwitness.intake.document import Segment


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What stands in a cell, and where in the text."""

    words: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Cells by row and column, both from 1; empty cells are not there."""

    rows: Mapping[int, Mapping[int, Cell]]


def table_of(text: str, segments: Iterable[Segment], number: int = 1) -> Table:
    """The table of that number; an apostrophe that keeps a cell from being run is taken off."""
    rows: dict[int, dict[int, Cell]] = {}
    for each in segments:
        if each.kind == "cell" and each.place[0] == number:
            words = text[each.start : each.end]
            if text[each.start - 1 : each.start] == '"' and text[each.end : each.end + 1] == '"':
                words = words.replace('""', '"')
            cell = Cell(words=original(words.strip()), start=each.start, end=each.end)
            if cell.words:
                rows.setdefault(int(each.place[1]), {})[int(each.place[2])] = cell
    return Table(rows=rows)
