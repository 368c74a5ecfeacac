"""What a mapping makes of the columns of a list, with a few examples, and which columns it leaves out."""

from __future__ import annotations

from dataclasses import dataclass

from bearwitness.intake.lists.mapping import ListMapping
from bearwitness.intake.lists.table import Table
from bearwitness.intake.lists.values import value_of

SAMPLES = 3
"""Different cells that are shown of each column."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnPreview:
    """One column: its header, its property, and some cells with the value that each becomes (None: no meaning)."""

    header: str
    property: str
    samples: tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPreview:
    """Columns with a meaning, and the headers of those without one, whose cells are masked and shown to nobody."""

    mapped: tuple[ColumnPreview, ...]
    unmapped: tuple[str, ...]


def preview(table: Table, mapping: ListMapping) -> ListPreview:
    """Look at the first different cells of each mapped column."""
    headers = {column: cell.words for column, cell in table.rows.get(mapping.header, {}).items()}
    named = {each.header: each for each in mapping.columns}
    mapped = []
    for column, header in headers.items():
        if header not in named:
            continue
        below = [
            cells[column].words
            for row, cells in sorted(table.rows.items())
            if row > mapping.header and column in cells
        ]
        said = [each for each in dict.fromkeys(below) if each.lower() not in mapping.missing][:SAMPLES]
        values = [(each, value_of(named[header], each)) for each in said]
        mapped.append(
            ColumnPreview(
                header=header,
                property=named[header].property,
                samples=tuple((words, None if value is None else str(value)) for words, value in values),
            )
        )
    left = tuple(each for each in headers.values() if each not in named and each != mapping.record)
    return ListPreview(mapped=tuple(mapped), unmapped=left)
