"""Words of one cell of a table."""

from __future__ import annotations

from bearwitness.domain.released_table import ReleasedCell, ReleasedTable
from bearwitness.report.words import Speaker


def cell_labels(table: ReleasedTable, cell: ReleasedCell, say: Speaker) -> tuple[str, ...]:
    """Label of its category in each dimension, in order; ``Total`` where it holds all of them."""
    return tuple(
        next((each.label.of(say.language) for each in dimension.categories if each.code == code), "")
        or say("total")
        for dimension, code in zip(table.dimensions, cell.key, strict=True)
    )
