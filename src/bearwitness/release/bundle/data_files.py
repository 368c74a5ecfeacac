"""The data files of a release that follow from its record alone: CSV, and words for it."""

from __future__ import annotations

from dataclasses import astuple, fields

from bearwitness.domain.release import Release, ReleasedEstimate, ReleasedMethod
from bearwitness.domain.released_table import ReleasedMoney, ReleasedTable, Span
from bearwitness.release.bundle.citation import CITATION, citation_of
from bearwitness.release.bundle.dictionary import DICTIONARY, MONEY_FIELDS, MONEY_PARTS, dictionary_csv
from bearwitness.release.bundle.sheet import write_csv
from bearwitness.report import data_path

ALL = "_all"
"""Stands for all categories of a property in a table's file."""
ESTIMATES = "data/estimates.csv"
ESTIMATE_FIELDS = (
    *("figure", "source", "kind", "lists", "observed", "total", "lower", "upper", "level"),
    *("status", "floor"),
)
METHOD_FIELDS = tuple(each.name for each in fields(ReleasedMethod) if each.name != "citation")

Cell = str | int | None


def captures_path(source: str) -> str:
    """Place of a published capture table in the bundle."""
    return f"data/captures/{source}.csv"


def table_rows(table: ReleasedTable) -> tuple[list[str], list[list[Cell]]]:
    """Names of the columns of a table's file, and one row a cell; a withheld count is empty and marked."""
    header = [*(each.property for each in table.dimensions), "count", "withheld"]
    rows: list[list[Cell]] = [
        [*(ALL if code is None else code for code in cell.key), cell.count, int(cell.withheld)]
        for cell in table.cells
    ]
    return header, rows


def money_rows(money: ReleasedMoney) -> tuple[list[str], list[list[Cell]]]:
    """Names of columns, and one row a category; what is withheld, or open, is empty."""
    return [money.dimension.property, *MONEY_FIELDS], [
        [
            ALL if row.code is None else row.code,
            money.currency,
            row.persons,
            *(end for part in MONEY_PARTS for end in _ends(getattr(row, part))),
            int(row.withheld),
        ]
        for row in money.rows
    ]


def _ends(span: Span | None) -> tuple[Cell, Cell]:
    return (None, None) if span is None else (span.low, span.high)


def estimate_rows(estimates: tuple[ReleasedEstimate, ...]) -> tuple[list[str], list[list[Cell]]]:
    """Names of columns, and one row an estimate; what is withheld or not given is empty."""
    return list(ESTIMATE_FIELDS), [[getattr(each, name) for name in ESTIMATE_FIELDS] for each in estimates]


def method_rows(estimate: ReleasedEstimate) -> tuple[list[str], list[list[Cell]]]:
    """Names of columns, and one row a method of an estimate."""
    return list(METHOD_FIELDS), [list(astuple(each)[: len(METHOD_FIELDS)]) for each in estimate.methods]


def sheets(release: Release) -> dict[str, tuple[list[str], list[list[Cell]]]]:
    """Columns and rows of every data file that follows from the record, by path."""
    found = {data_path(each.figure): table_rows(each) for each in release.tables}
    found |= {data_path(each.figure): money_rows(each) for each in release.money}
    found |= {data_path(each.figure): method_rows(each) for each in release.estimates}
    return found | ({ESTIMATES: estimate_rows(release.estimates)} if release.estimates else {})


def derived(release: Release) -> dict[str, str]:
    """Every text file that follows from the release record, by path."""
    files = {path: write_csv(*sheet) for path, sheet in sheets(release).items()}
    return files | {DICTIONARY: dictionary_csv(release), CITATION: citation_of(release)}
