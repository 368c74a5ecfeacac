"""What of a partner's list is masked by naming the columns that are coded."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator
from itertools import pairwise

from bearwitness.domain.masking import Mask, Masking
from bearwitness.intake.document import Document, Segment
from bearwitness.intake.lists.mapping import ListMapping
from bearwitness.intake.lists.table import Table, table_of

VEIL = "[█]"
OTHER = "Other"
_DIVIDES = r"\s,;|\"'+=:\-"
"""What stands between cells and says nothing: blanks, delimiters, quotation marks, the rules of a table."""
_BETWEEN = re.compile(rf"[^{_DIVIDES}](?:[^\n]*[^{_DIVIDES}])?")
_WITHIN = re.compile(r"\S(?:.*\S)?", re.DOTALL)


def mask_unmapped(document: Document, mapping: ListMapping) -> Masking:
    """Mask all but the headers of the mapping and the cells that stand under them in the row of a record.

    Whoever wrote the mapping has decided which columns are coded; names, notes, contacts, titles and what stands
    around the table are not among them and stay in the original, sealed to the custodians.
    """
    text = document.text
    masks = [
        Mask(start=low, end=high, kind=OTHER, token=VEIL)
        for start, end, words in _shut(document, mapping)
        for low, high in (match.span() for match in words.finditer(text, start, end))
    ]
    return Masking(masks=tuple(masks))


def _shut(document: Document, mapping: ListMapping) -> Iterator[tuple[int, int, re.Pattern[str]]]:
    """Spans between which nothing is kept, in order, each with what of it is words.

    Invariant: no span holds the edge of a cell, so that each cell is masked by itself; of nested cells the innermost
    decides.
    """
    cells = sorted(
        (each for each in document.segments if each.kind == "cell" and each.start < each.end),
        key=lambda each: (each.start, -each.end),
    )
    kept = _kept(table_of(document.text, document.segments, mapping.table), mapping)
    edges = sorted({0, document.length, *(edge for each in cells for edge in (each.start, each.end))})
    inner: dict[int, Segment] = {}
    for each in cells:
        for edge in edges[bisect_left(edges, each.start) : bisect_right(edges, each.end) - 1]:
            inner[edge] = each
    for start, end in pairwise(edges):
        cell = inner.get(start)
        if cell is None or cell.place not in kept:
            yield start, end, _BETWEEN if cell is None else _WITHIN


def _kept(table: Table, mapping: ListMapping) -> Collection[tuple[float, ...]]:
    """Places of the cells that stay."""
    headers = table.rows.get(mapping.header, {})
    named = {mapping.record, *(column.header for column in mapping.columns)}
    columns = {column for column, cell in headers.items() if cell.words in named}
    numbers = [column for column, cell in headers.items() if cell.words == mapping.record]
    records = {
        row
        for row, cells in table.rows.items()
        if row > mapping.header
        and any(column in cells and cells[column].words.lower() not in mapping.missing for column in numbers)
    }
    return {(mapping.table, row, column) for row in (mapping.header, *records) for column in columns}
