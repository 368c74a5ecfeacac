"""The description of the data files: a Data Package (Frictionless, version 1)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from bearwitness.domain.record import to_json
from bearwitness.domain.release import Release
from bearwitness.domain.released_table import Dimension, ReleasedMoney, ReleasedTable
from bearwitness.domain.rounded import Rounded
from bearwitness.release.bundle.data_files import (
    ALL,
    ESTIMATE_FIELDS,
    ESTIMATES,
    METHOD_FIELDS,
    captures_path,
)
from bearwitness.release.bundle.dictionary import COUNTED, DICTIONARY, MONEY_FIELDS, column_words
from bearwitness.release.bundle.parquet import parquet_path
from bearwitness.report import SYNTHETIC_FILES, data_path

ROWS, TABLES, _ = SYNTHETIC_FILES
_TEXTS = frozenset({"figure", "source", "kind", "status", "method", "currency"})


def data_package(release: Release, shipped: Mapping[str, str], files: Mapping[str, bytes]) -> dict[str, Any]:
    """The package: every CSV with its columns, and every Parquet file beside it.

    Parameters
    ----------
    release
        What leaves.
    shipped
        Published capture tables as CSV, by name.
    files
        Content of the data files, by path, for sizes and sums.
    """
    resources = [_table_resource(table, files) for table in release.tables]
    resources += [_money_resource(each, files) for each in release.money]
    for each in release.estimates:
        path = data_path(each.figure)
        resources.append(_sheet(each.figure.lower(), path, METHOD_FIELDS, files, title=each.title.en))
    if release.estimates:
        resources.append(_sheet("estimates", ESTIMATES, ESTIMATE_FIELDS, files))
    for name, text in shipped.items():
        fields = [{"name": each, "type": "integer"} for each in text.splitlines()[0].split(",")]
        resources.append(_resource(f"captures-{name.lower()}", captures_path(name), fields, files))
    resources += [_bare(path, files) for path in (ROWS, TABLES) if path in files]
    header = ("file", "column", "code", "en", "ko", "zh", "overlapping")
    worded = [{"name": each, "type": "string"} for each in header]
    resources.append(_resource("dictionary", DICTIONARY, worded, files))
    return {
        "profile": "data-package",
        "name": f"release-{release.id.lower()}",
        "id": release.id,
        "version": release.id,
        "title": release.title.en,
        "titles": to_json(release.title),
        "description": release.purpose.en,
        "created": release.at,
        "resources": [*resources, *_parquet(resources, files)],
    }


def _bare(path: str, files: Mapping[str, bytes]) -> dict[str, Any]:
    """A file whose columns are its own header: codes of the codebook, as text."""
    header = files[path].decode().splitlines()[0].split(",")
    name = path.removeprefix("data/").removesuffix(".csv")
    return _resource(name, path, [{"name": each, "type": "string"} for each in header], files)


def _resource(
    name: str, path: str, fields: list[dict[str, Any]], files: Mapping[str, bytes], **more: object
) -> dict[str, Any]:
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        **_sums(files[path]),
        "schema": {"fields": fields, "missingValues": [""]},
        **more,
    }


def _sums(content: bytes) -> dict[str, str | int]:
    return {"bytes": len(content), "hash": f"sha256:{hashlib.sha256(content).hexdigest()}"}


def _sheet(
    name: str, path: str, columns: tuple[str, ...], files: Mapping[str, bytes], **more: object
) -> dict[str, Any]:
    return _resource(name, path, [_column(each) for each in columns], files, **more)


def _column(name: str, rounded: Rounded | None = None) -> dict[str, Any]:
    words = column_words(name, rounded)
    kind = "string" if name in _TEXTS else "integer"
    return {"name": name, "type": kind, "description": words.en, "descriptions": to_json(words)}


def _table_resource(table: ReleasedTable, files: Mapping[str, bytes]) -> dict[str, Any]:
    fields = [_dimension_field(each) for each in table.dimensions] + [
        _column(each, table.rounded) for each in COUNTED
    ]
    titles = {"title": table.title.en, "titles": to_json(table.title), "frame": to_json(table.frame)}
    return _resource(table.figure, data_path(table.figure), fields, files, **titles, **_rounded(table))


def _money_resource(money: ReleasedMoney, files: Mapping[str, bytes]) -> dict[str, Any]:
    fields = [_dimension_field(money.dimension)] + [_column(each, money.rounded) for each in MONEY_FIELDS]
    terms = {"currency": money.currency, "unit": to_json(money.unit), "kind": to_json(money.kind)}
    titles = {"title": money.title.en, "titles": to_json(money.title), "frame": to_json(money.frame)}
    return _resource(
        money.figure, data_path(money.figure), fields, files, **titles, **terms, **_rounded(money)
    )


def _rounded(figure: ReleasedTable | ReleasedMoney) -> dict[str, Any]:
    return {} if figure.rounded is None else {"rounding": to_json(figure.rounded)}


def _dimension_field(dimension: Dimension) -> dict[str, Any]:
    return {
        "name": dimension.property,
        "type": "string",
        "title": dimension.label.en,
        "titles": to_json(dimension.label),
        "labels": {each.code: to_json(each.label) for each in dimension.categories},
        "overlapping": dimension.overlapping,
        "constraints": {"required": True, "enum": [*(each.code for each in dimension.categories), ALL]},
    }


def _parquet(resources: list[dict[str, Any]], files: Mapping[str, bytes]) -> list[dict[str, Any]]:
    return [
        {
            "profile": "data-resource",
            "name": f"{each['name']}-parquet",
            "path": path,
            "format": "parquet",
            "mediatype": "application/vnd.apache.parquet",
            **_sums(files[path]),
        }
        for each in resources
        if (path := parquet_path(each["path"])) in files
    ]
