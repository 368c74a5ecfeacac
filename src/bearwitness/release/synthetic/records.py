"""A categorical table read against its public codebook, and written again."""

from __future__ import annotations

import csv
import gzip
import io
import zlib
from pathlib import Path

import numpy as np

from bearwitness.domain.errors import BadValue
from bearwitness.release.synthetic.codebook import Rows, SyntheticCodebook
from bearwitness.release.synthetic.errors import RowsNotInCodebook

MOST_BYTES = 1 << 30


def read_rows(data: bytes, book: SyntheticCodebook) -> Rows:
    """Rows of a CSV (plain or gzip) as positions in the codebook's levels.

    Raises
    ------
    RowsNotInCodebook
        Where a column, a value or a rule does not fit; it tells the row, never the value.
    BadValue
        When it is no CSV in UTF-8.
    """
    reader = csv.reader(io.StringIO(_text(data), newline=""), strict=True)
    places = [{level: at for at, level in enumerate(levels)} for levels in book.columns.values()]
    found: list[list[int]] = []
    try:
        header = next(reader, [])
        if sorted(header) != sorted(book.names):
            raise RowsNotInCodebook(what="columns", row=1)
        order = [header.index(name) for name in book.names]
        for number, row in enumerate(reader, start=2):
            if len(row) != len(header):
                raise RowsNotInCodebook(what="length", row=number)
            try:
                found.append([places[at][row[i]] for at, i in enumerate(order)])
            except KeyError:
                raise RowsNotInCodebook(what="value", row=number) from None
    except csv.Error:
        raise BadValue(kind="IN.csv", example="gender,ageBroad") from None
    rows = np.array(found, dtype=np.int16).reshape(len(found), len(book.names))
    broken = np.flatnonzero(book.broken(rows))
    if len(broken):
        raise RowsNotInCodebook(what="rule", row=int(broken[0]) + 2)
    return rows


def csv_text(rows: Rows, book: SyntheticCodebook) -> str:
    """Rows as CSV, in the codebook's order of columns."""
    levels = [np.array(each, dtype=object) for each in book.columns.values()]
    columns = [each[rows[:, at]] for at, each in enumerate(levels)]
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(book.names)
    writer.writerows(zip(*columns, strict=True))
    return out.getvalue()


def read_bounded(path: Path) -> bytes:
    """The file, up to a gigabyte.

    Raises
    ------
    BadValue
        When it cannot be read, or is larger.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except (OSError, ValueError):
        raise BadValue(kind="IN.csv", example="cases.csv") from None
    if len(data) > MOST_BYTES:
        raise BadValue(kind="IN.csv", example="cases.csv")
    return data


def _text(data: bytes) -> str:
    try:
        if data[:2] == b"\x1f\x8b":
            with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
                data = file.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            raise BadValue(kind="IN.csv", example="cases.csv")
        return data.decode("utf-8-sig")
    except (UnicodeDecodeError, OSError, EOFError, zlib.error):
        raise BadValue(kind="IN.csv", example="gender,ageBroad") from None
