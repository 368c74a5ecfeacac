"""What linkage needs of a list: the columns that its mapping names for it, record by record."""

from __future__ import annotations

from bearwitness.intake.document import Document
from bearwitness.intake.errors import BadMapping
from bearwitness.intake.lists.mapping import ListMapping
from bearwitness.intake.lists.table import table_of


def linkage_rows(document: Document, mapping: ListMapping) -> list[dict[str, str]]:
    """Records with ``rec_id`` and what else was written down; none where the mapping names nothing for linkage.

    Raises
    ------
    BadMapping
        A header is not in the list, or stands there twice.
    """
    if not mapping.linkage:
        return []
    table = table_of(document.text, document.segments, mapping.table)
    headers = table.rows.get(mapping.header, {})
    names = [cell.words for cell in headers.values()]
    wanted = {"rec_id": mapping.record, **mapping.linkage}
    if any(names.count(header) != 1 for header in wanted.values()):
        raise BadMapping(place="linkage", example="headers of the list, each of which stands there once")
    at = {cell.words: column for column, cell in headers.items()}
    found = []
    for row, cells in sorted(table.rows.items()):
        stated = {
            column: cells[at[header]].words
            for column, header in wanted.items()
            if at[header] in cells and cells[at[header]].words.lower() not in mapping.missing
        }
        if row > mapping.header and "rec_id" in stated:
            found.append(stated)
    return found
