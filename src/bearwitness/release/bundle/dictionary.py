"""What every column and code of the data files means, in the codebook's words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

from bearwitness.domain.messages import LANGUAGES
from bearwitness.domain.release import Release
from bearwitness.domain.released_table import Dimension, ReleasedMoney, ReleasedTable
from bearwitness.domain.rounded import Rounded
from bearwitness.domain.words import Words
from bearwitness.release.bundle.sheet import write_csv
from bearwitness.release.labels import everywhere
from bearwitness.report import data_path

DICTIONARY = "data/dictionary.csv"
COUNTED = ("count", "withheld")
"""Columns that every table has after its properties."""
MONEY_PARTS = ("mean", "first", "median", "third")
"""Amounts that are said of a category."""
MONEY_FIELDS = (
    *("currency", "persons", "mean_low", "mean_high", "first_low", "first_high"),
    *("median_low", "median_high", "third_low", "third_high", "money_withheld"),
)
"""Columns that a table of amounts has after its property."""
ESTIMATED = (
    *("figure", "source", "kind", "lists", "observed", "total", "lower", "upper", "level", "status"),
    *("floor", "method"),
)


ROUNDED = frozenset({"count", "persons"})
"""Columns of numbers of persons, which can be rounded."""


def column_words(name: str, rounded: Rounded | None = None) -> Words:
    """What a column means that is not a property of the codebook, and how far its numbers of persons are rounded."""
    if rounded is None or name not in ROUNDED:
        return everywhere(f"release.columns.{name}")
    return everywhere(f"release.columns.{name}_rounded", base=rounded.base, within=rounded.within)


def dictionary_csv(release: Release) -> str:
    """CSV: file, column, code (empty for the column itself) and its words; overlapping categories are marked."""
    header = ["file", "column", "code", *LANGUAGES, "overlapping"]
    return write_csv(
        header,
        [row for table in release.tables for row in _table(table)]
        + [row for each in release.money for row in _money(each)]
        + list(_rest(release)),
    )


def _table(table: ReleasedTable) -> Iterator[list[str | int | None]]:
    path = data_path(table.figure)
    for each in table.dimensions:
        yield from _axis(path, each)
    for name in COUNTED:
        yield _row(path, name, "", column_words(name, table.rounded), None)


def _axis(path: str, each: Dimension) -> Iterator[list[str | int | None]]:
    yield _row(path, each.property, "", each.label, int(each.overlapping))
    for category in each.categories:
        yield _row(path, each.property, category.code, category.label, None)
    yield _row(path, each.property, "_all", everywhere("report.all_persons"), None)


def _money(money: ReleasedMoney) -> Iterator[list[str | int | None]]:
    path = data_path(money.figure)
    yield from _axis(path, money.dimension)
    for name in MONEY_FIELDS:
        yield _row(path, name, "", column_words(name, money.rounded), None)
    said = everywhere("release.money.property", kind=money.kind, currency=money.currency, unit=money.unit)
    yield _row(path, "currency", money.currency, said, None)


def _rest(release: Release) -> Iterator[list[str | int | None]]:
    if release.estimates:
        for name in ESTIMATED:
            yield _row("data/estimates.csv", name, "", column_words(name), None)
        for each in release.estimates:
            if each.rounded is not None:
                rounded = everywhere("release.columns.observed_rounded", **asdict(each.rounded))
                yield _row("data/estimates.csv", "observed", each.figure, rounded, None)
        for status in sorted({estimate.status for estimate in release.estimates}):
            said = everywhere(f"estimate.status.{status}")
            yield _row("data/estimates.csv", "status", status, said, None)


def _row(path: str, column: str, code: str, words: Words, overlapping: int | None) -> list[str | int | None]:
    return [path, column, code, *(words.of(language) for language in LANGUAGES), overlapping]
