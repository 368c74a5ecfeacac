"""XLSX: the values of every cell as they were last computed; formulas are not run, and said to be there."""

from __future__ import annotations

import io
import re
import warnings
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from bearwitness.intake.document import Note, Reading
from bearwitness.intake.errors import OverLimit
from bearwitness.intake.limits import CELLS, READ_BYTES
from bearwitness.intake.readers.archive import Archive
from bearwitness.intake.readers.flow import Flow
from bearwitness.intake.readers.markup import refuse_doctype

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

FORM = "XLSX"
_BOOK = "xl/workbook.xml"
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_WITHOUT_VALUE = re.compile(
    rb"</(?:\w+:)?f>\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")
_BLANKS = 1000
"""Empty rows and columns in a row after which the rest of a sheet counts as empty."""


def is_xlsx(archive: Archive) -> bool:
    """Whether a zip is a spreadsheet of this kind."""
    return _BOOK in archive


def read_xlsx(data: bytes, archive: Archive) -> Reading:
    """Read the sheets in their order: a line a row, a tabulator between two cells.

    Every XML part is unpacked and measured first, so that what the spreadsheet library unpacks again is bounded.

    Raises
    ------
    DamagedFile, OverLimit
    """
    import openpyxl

    notes = _look(archive)
    flow = Flow()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        for number, sheet in enumerate(book.worksheets, start=1):
            flow.end_line()
            flow.add(f"{sheet.title}\n")
            sheet.reset_dimensions()
            _sheet(sheet.iter_rows(), number, flow)
    return flow.reading("xlsx", *notes)


def _look(archive: Archive) -> list[Note]:
    formulas = empty = links = 0
    for name in archive.names():
        if name.endswith((".xml", ".rels")) and (name.startswith(("xl/", "_rels/")) or "/" not in name):
            part = archive.read(name, READ_BYTES if _SHEET.fullmatch(name) else READ_BYTES // 3)
            refuse_doctype(part, FORM)
            if _SHEET.fullmatch(name):
                formulas += len(_FORMULA.findall(part))
                empty += len(_WITHOUT_VALUE.findall(part))
            links += name.startswith("xl/externalLinks/externalLink")
    found = {"formulas": formulas, "formulas_without_value": empty, "external_links": links}
    return [Note(code=code, value=str(count)) for code, count in found.items() if count]  # type: ignore[arg-type]


def _sheet(rows: Iterable[Sequence[Any]], number: int, flow: Flow) -> None:
    seen = blank = 0
    for cells in rows:
        filled = [cell for cell in cells if cell.value is not None]
        seen += len(cells)
        blank = 0 if filled else blank + 1
        if seen > CELLS * 4 or blank > _BLANKS:
            break
        column = 1
        for cell in filled:
            flow.add("\t" * (cell.column - column))
            column = cell.column
            with flow.span("cell", number, cell.row, cell.column):
                flow.add(words_of(cell.value))
        if filled:
            flow.add("\n")
    if seen > CELLS * 4:
        raise OverLimit(what="cells", limit=CELLS)


def words_of(value: object) -> str:
    """A cell's value as text: dates in ISO 8601, whole numbers without a point."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        whole = value.time() == time(0)
        return value.date().isoformat() if whole else value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value).replace("\r\n", "\n")
