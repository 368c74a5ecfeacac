"""Read the two tables of published figures; every fault by its row and column."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Literal

from bearwitness.domain.errors import BadValue
from bearwitness.domain.partial_date import PartialDate
from bearwitness.domain.published_figure import UNSTATED, PublishedFigure, PublishedSource
from bearwitness.patterns.errors import BadColumns, BadField

FIGURES = (
    *("figure_id", "source_id", "measure", "population", "low", "high"),
    *("unit", "as_of", "attributed_to", "wording"),
)
SOURCES = ("source_id", "publisher", "title", "date", "kind", "url", "held")
Table = Literal["figures", "sources"]

_NUMBER = re.compile(r"\d{1,15}(?:\.\d{1,6})?")
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,39}")
_CODE = re.compile(r"[A-Z]\d+")


def read_sources(text: str) -> tuple[PublishedSource, ...]:
    """Sources of a table in CSV: ``source_id, publisher, title, date, kind, url, held``, in any order.

    Raises
    ------
    BadColumns, BadField
    """
    found: dict[str, PublishedSource] = {}
    for row, fields in _rows(text, "sources", SOURCES):
        id_ = _identifier(fields["source_id"], row, "sources", "source_id", "S01")
        if id_ in found:
            raise BadField(row=row, column="source_id", table="sources", example=f"S{len(found) + 1:02}")
        if not fields["publisher"]:
            raise BadField(row=row, column="publisher", table="sources", example="KBS World")
        date = _date(fields["date"], row, "sources", "date")
        found[id_] = PublishedSource(
            id=id_,
            date=date,
            **{name: fields[name] for name in ("publisher", "title", "kind", "url", "held")},
        )
    return tuple(found.values())


def read_figures(text: str, sources: tuple[PublishedSource, ...]) -> tuple[PublishedFigure, ...]:
    """Figures of a table in CSV whose sources are known.

    Columns, in any order: ``figure_id, source_id, measure, population, low, high, unit, as_of, attributed_to,
    wording``. An empty ``low`` or ``high`` is open; ``attributed_to`` is a source, a name, or ``unstated``.

    Raises
    ------
    BadColumns, BadField
    """
    known = {each.id for each in sources}
    found: dict[str, PublishedFigure] = {}
    rows: dict[str, int] = {}
    for row, fields in _rows(text, "figures", FIGURES):
        figure = _figure(fields, row, known)
        if figure.id in found or figure.id in known:
            raise BadField(row=row, column="figure_id", table="figures", example=f"F{len(found) + 1:03}")
        found[figure.id] = figure
        rows[figure.id] = row
    for each in found.values():
        if each.attributed_to in found:
            raise BadField(row=rows[each.id], column="attributed_to", table="figures", example="unstated")
    if not found:
        raise BadField(row=2, column="figure_id", table="figures", example="F001")
    return tuple(found.values())


def _figure(fields: Mapping[str, str], row: int, known: set[str]) -> PublishedFigure:
    for name, example in (("measure", "count"), ("population", "women"), ("unit", "persons")):
        if not fields[name]:
            raise BadField(row=row, column=name, table="figures", example=example)
    if fields["source_id"] not in known:
        raise BadField(row=row, column="source_id", table="figures", example=min(known, default="S01"))
    low, high = (_number(fields[name], row, name) for name in ("low", "high"))
    if low is None and high is None:
        raise BadField(row=row, column="low", table="figures", example="200000")
    if low is not None and high is not None and low > high:
        raise BadField(row=row, column="high", table="figures", example=f"{low}")
    credited = fields["attributed_to"]
    if credited not in known and _CODE.fullmatch(credited) and any(map(_CODE.fullmatch, known)):
        raise BadField(row=row, column="attributed_to", table="figures", example=min(known))
    return PublishedFigure(
        id=_identifier(fields["figure_id"], row, "figures", "figure_id", "F001"),
        source=fields["source_id"],
        low=low,
        high=high,
        as_of=_date(fields["as_of"], row, "figures", "as_of"),
        attributed_to="" if credited.casefold() in UNSTATED else credited,
        **{name: fields[name] for name in ("measure", "population", "unit", "wording")},
    )


def _rows(text: str, table: Table, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
    try:
        header = [name.strip() for name in next(reader, [])]
        _check_header(header, table, columns)
        for fields in reader:
            if not any(field.strip() for field in fields):
                continue
            if len(fields) != len(header):
                column = header[min(len(fields), len(header) - 1)]
                raise BadField(row=reader.line_num, column=column, table=table, example=",".join(header))
            yield reader.line_num, {n: " ".join(f.split()) for n, f in zip(header, fields, strict=True)}
    except csv.Error:
        raise BadField(
            row=reader.line_num, column=columns[0], table=table, example=",".join(columns)
        ) from None


def _check_header(header: list[str], table: Table, columns: tuple[str, ...]) -> None:
    for at, name in enumerate(header):
        if name not in columns or name in header[:at]:
            raise BadColumns(column=at + 1, table=table, columns=", ".join(columns))
    for name in columns:
        if name not in header:
            raise BadColumns(column=name, table=table, columns=", ".join(columns))


def _identifier(text: str, row: int, table: Table, column: str, example: str) -> str:
    if not _ID.fullmatch(text):
        raise BadField(row=row, column=column, table=table, example=example)
    return text


def _number(text: str, row: int, column: str) -> Decimal | None:
    if not text:
        return None
    if not _NUMBER.fullmatch(text):
        raise BadField(row=row, column=column, table="figures", example="200000")
    return Decimal(text)


def _date(text: str, row: int, table: Table, column: str) -> str:
    if not text:
        return ""
    try:
        return PartialDate.parse(text).edtf
    except BadValue:
        raise BadField(row=row, column=column, table=table, example="2019-05-20") from None
