"""CSV: the text as it stands, and the span of every cell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from bearwitness.intake.document import Note, Reading, Segment
from bearwitness.intake.errors import DamagedFile, OverLimit
from bearwitness.intake.limits import CELLS
from bearwitness.intake.readers.plain import encoding_note, text_of

DELIMITERS = ",;\t|"
_SAMPLE = 64
_EMPTY = 4
"""How many times more cells there may be when most of them are empty."""


def read_csv(data: bytes, encoding: str | None = None) -> Reading:
    """Read CSV with a comma, semicolon, tabulator or bar, whichever divides the first lines best.

    Raises
    ------
    DamagedFile
        A quotation mark is never closed.
    OverLimit
        More than `CELLS`.
    """
    text, name = text_of(data, encoding)
    cells = []
    widths: Counter[int] = Counter()
    for row, found in enumerate(_rows(text, delimiter_of(text)), start=1):
        widths[len(found)] += bool(found)
        cells += [
            Segment("cell", start, end, (1, row, column))
            for column, (start, end) in enumerate(found, start=1)
            if start < end
        ]
        if len(cells) > CELLS:
            raise OverLimit(what="cells", limit=CELLS)
    notes = list(encoding_note(name, encoding))
    del widths[0]
    if uneven := sum(widths.values()) - max(widths.values(), default=0):
        notes.append(Note(code="uneven_rows", value=str(uneven)))
    return Reading(text=text, format="csv", encoding=name, notes=tuple(notes), segments=tuple(cells))


def delimiter_of(text: str) -> str:
    """The delimiter that stands equally often, and most often, in the first lines."""
    lines = [re.sub(r'"[^"]*"', "", line) for line in text.split("\n", _SAMPLE)[:_SAMPLE] if line.strip()]
    counts = {each: [line.count(each) for line in lines] for each in DELIMITERS}
    return max(DELIMITERS, key=lambda each: (min(counts[each], default=0), sum(counts[each])))


def _rows(text: str, delimiter: str) -> Iterator[list[tuple[int, int]]]:
    """Spans of the cells of each row, without the quotation marks around them; a blank line is a row without cells."""
    plain = re.compile(rf"[^{re.escape(delimiter)}\r\n]*")
    quoted = re.compile(r'[ ]*"((?:[^"]++|"")*+)"[ ]*')
    row: list[tuple[int, int]] = []
    at = count = 0
    while at <= len(text):
        found = quoted.match(text, at)
        if found and (found.end() == len(text) or text[found.end()] in f"{delimiter}\r\n"):
            row.append(found.span(1))
        else:
            found = plain.match(text, at)
            if found is None or (found.group().startswith('"') and '"' not in found.group()[1:]):
                raise DamagedFile(format="CSV")
            row.append(found.span())
        at = found.end()
        count += 1
        if count > CELLS * _EMPTY:
            raise OverLimit(what="cells", limit=CELLS)
        if at < len(text) and text[at] == delimiter:
            at += 1
            continue
        yield row if len(row) > 1 or row[0][0] < row[0][1] else []
        row = []
        at += 1
