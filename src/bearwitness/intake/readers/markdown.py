"""Cells of the tables in a Markdown text.

References
----------
GitHub Flavored Markdown, section 4.10: tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bearwitness.intake.document import Segment
from bearwitness.intake.errors import OverLimit
from bearwitness.intake.limits import CELLS

_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_CELL = re.compile(r"(?:[^|\\]|\\.)*")


def table_cells(text: str) -> tuple[Segment, ...]:
    """Segments of all cells that hold something; the header is row 1, and the rule under it is no row.

    Raises
    ------
    OverLimit
        More than `CELLS`.
    """
    if "|" not in text:
        return ()
    cells: list[Segment] = []
    for cell in _cells(text):
        cells.append(cell)
        if len(cells) > CELLS:
            raise OverLimit(what="cells", limit=CELLS)
    return tuple(cells)


def _cells(text: str) -> Iterator[Segment]:
    table = row = at = 0
    above: tuple[int, str] | None = None
    for line in text.split("\n"):
        if above is not None and row == 0 and "|" in line and _RULE.fullmatch(line):
            table, row = table + 1, 1
            yield from _row(*above, table, row)
        elif row and "|" in line:
            row += 1
            yield from _row(at, line, table, row)
        else:
            row = 0
        above = (at, line) if "|" in line else None
        at += len(line) + 1


def _row(at: int, line: str, table: int, row: int) -> Iterator[Segment]:
    """Cells of a line, without the blanks around them; a bar at the beginning or the end divides nothing."""
    stripped = line.strip()
    start = line.index(stripped) + stripped.startswith("|")
    column = 1
    while start <= len(line):
        found = _CELL.match(line, start)
        end = found.end() if found else start
        words = line[start:end]
        inner = words.strip()
        if inner:
            begin = at + start + words.index(inner)
            yield Segment("cell", begin, begin + len(inner), (table, row, column))
        column += 1
        start = end + 1
