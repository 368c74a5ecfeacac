"""What of a partner's list is masked by naming the columns that are coded."""

from __future__ import annotations

from bearwitness.domain.masking import Mask, Masking
from bearwitness.intake.document import Document, Segment
from bearwitness.intake.lists.mapping import ListMapping
from bearwitness.intake.lists.table import table_of

VEIL = "[█]"
OTHER = "Other"


def mask_unmapped(document: Document, mapping: ListMapping) -> Masking:
    """Mask every cell that stands in no column of the mapping: what nobody codes, nobody needs to read.

    Whoever wrote the mapping has decided which columns are coded; names, notes and contacts are not among them and
    stay in the original, sealed to the custodians.
    """
    table = table_of(document.text, document.segments, mapping.table)
    named = {mapping.record, *(column.header for column in mapping.columns)}
    kept = {column for column, cell in table.rows.get(mapping.header, {}).items() if cell.words in named}
    masks = [
        Mask(start=each.start, end=each.end, kind=OTHER, token=VEIL)
        for each in document.segments
        if each.kind == "cell" and each.start < each.end and not _is_kept(each, mapping, kept)
    ]
    return Masking(masks=tuple(masks))


def _is_kept(cell: Segment, mapping: ListMapping, kept: set[int]) -> bool:
    table, row, column = cell.place
    return table == mapping.table and (row == mapping.header or column in kept)
