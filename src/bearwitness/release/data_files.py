"""The data files of a release: CSV, and the data package that describes them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bearwitness.domain.record import to_json
from bearwitness.domain.release import Dimension, Release, ReleasedEstimate, ReleasedTable
from bearwitness.release.sheet import write_csv

ALL = "_all"
"""Stands for all categories of a property in a table's file."""
ESTIMATES = "data/estimates.csv"
_ESTIMATE_FIELDS = (
    *("figure", "source", "kind", "lists", "observed", "total", "lower", "upper", "level"),
    *("status", "floor"),
)


def table_path(table: ReleasedTable) -> str:
    """Place of a table's file in the bundle."""
    return f"data/{table.figure}.csv"


def captures_path(source: str) -> str:
    """Place of a published capture table in the bundle."""
    return f"data/captures/{source}.csv"


def table_csv(table: ReleasedTable) -> str:
    """CSV of a table: one row a cell; a withheld count is empty and marked."""
    header = [*(each.property for each in table.dimensions), "count", "withheld"]
    rows = [
        [*(ALL if code is None else code for code in cell.key), cell.count, int(cell.withheld)]
        for cell in table.cells
    ]
    return write_csv(header, rows)


def estimates_csv(estimates: tuple[ReleasedEstimate, ...]) -> str:
    """CSV of all estimates; what is withheld or not given is empty."""
    return write_csv(_ESTIMATE_FIELDS, [[getattr(e, name) for name in _ESTIMATE_FIELDS] for e in estimates])


def derived(release: Release) -> dict[str, str]:
    """Every data file that follows from the release record, by path."""
    files = {table_path(table): table_csv(table) for table in release.tables}
    return {**files, ESTIMATES: estimates_csv(release.estimates)} if release.estimates else files


def data_package(release: Release, shipped: Mapping[str, str]) -> dict[str, Any]:
    """Description of the data files (Data Package, version 1)."""
    resources = [_table_resource(table) for table in release.tables]
    if release.estimates:
        fields = [_field(name, "string" if name in _TEXTS else "integer") for name in _ESTIMATE_FIELDS]
        resources.append(_resource("estimates", ESTIMATES, fields))
    for name in shipped:
        header = shipped[name].splitlines()[0].split(",")
        fields = [_field(each, "integer") for each in header]
        resources.append(_resource(f"captures-{name.lower()}", captures_path(name), fields))
    return {
        "profile": "tabular-data-package",
        "name": f"release-{release.id.lower()}",
        "title": release.title.en,
        "titles": to_json(release.title),
        "created": release.at,
        "resources": resources,
    }


_TEXTS = frozenset({"figure", "source", "kind", "status"})


def _resource(name: str, path: str, fields: list[dict[str, Any]]) -> dict[str, Any]:
    schema = {"fields": fields, "missingValues": [""]}
    return {
        "profile": "tabular-data-resource",
        "name": name,
        "path": path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _field(name: str, kind: str, **more: object) -> dict[str, Any]:
    return {"name": name, "type": kind, **more}


def _table_resource(table: ReleasedTable) -> dict[str, Any]:
    fields = [_dimension_field(each) for each in table.dimensions]
    fields += [_field("count", "integer", description="persons; empty where withheld")]
    fields += [_field("withheld", "integer", description="1 where the count is kept back")]
    resource = _resource(table.figure, table_path(table), fields)
    return {
        **resource,
        "title": table.title.en,
        "titles": to_json(table.title),
        "frame": to_json(table.frame),
    }


def _dimension_field(dimension: Dimension) -> dict[str, Any]:
    labels = {each.code: to_json(each.label) for each in dimension.categories}
    return _field(
        dimension.property,
        "string",
        title=dimension.label.en,
        titles=to_json(dimension.label),
        labels=labels,
        overlapping=dimension.overlapping,
    )
