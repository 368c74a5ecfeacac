"""CSV that a spreadsheet cannot take for a program.

A cell that a spreadsheet would run (it begins with ``= + - @ | %`` or their full-width forms, also behind
blanks, a byte order mark or NUL) gets an apostrophe before it; numbers stay numbers. So does a text that
begins with an apostrophe, so that `original` gives back every text.

References
----------
OWASP, CSV injection; ASVS 5.0, 1.2.10.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

_RISKY = re.compile(r"[\s\x00\ufeff\u200b\"']*[=+\-@|%＝＋－＠｜％]|[\t\r\n\x00\ufeff']")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def inert(cell: str | int | None) -> str:
    """Text of a cell that no spreadsheet runs; None is empty."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if _RISKY.match(text) and not _NUMBER.fullmatch(text) else text


def original(cell: str) -> str:
    """The text that `inert` was given."""
    return cell[1:] if cell.startswith("'") else cell


def write_csv(header: Sequence[str], rows: Iterable[Sequence[str | int | None]]) -> str:
    """CSV text with a header, lines ended by LF."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([inert(each) for each in header])
    writer.writerows([[inert(each) for each in row] for row in rows])
    return out.getvalue()
