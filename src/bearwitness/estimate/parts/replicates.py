"""Replicates of a capture table: one for each clustering that linkage drew, read from a folder."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bearwitness.estimate.capture.capture_table import CaptureTable
from bearwitness.estimate.errors import BadReplicates
from bearwitness.estimate.parts.stratified_table import StratifiedTable

NAME = re.compile(r"\d+\.csv")
META = "meta.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Replicates:
    """Tables by replicate, in the order of their numbers, and what `meta.json` says of them."""

    tables: tuple[StratifiedTable, ...]
    meta: Mapping[str, object]

    def apart(self, *groups: Sequence[str]) -> Replicates:
        """Every table with the declaration that nobody can be on all lists of a group together."""
        return Replicates(tables=tuple(each.apart(*groups) for each in self.tables), meta=self.meta)

    @property
    def whole(self) -> tuple[CaptureTable, ...]:
        """Each replicate with its strata taken together."""
        return tuple(each.whole for each in self.tables)


def read_replicates(folder: Path, *, by: Sequence[str] = ()) -> Replicates:
    """Read `001.csv`, `002.csv` ... (counts by pattern, or one row a person) and `meta.json` where there is one.

    Raises
    ------
    BadReplicates
        No such file, lists that differ between files, or a `meta.json` that is no JSON object; `file` is
        its place in the order of numbers, 0 where it is the folder or `meta.json`.
    BearwitnessError
        What is wrong with one table, by row.
    """
    try:
        files = sorted((p for p in folder.iterdir() if NAME.fullmatch(p.name)), key=lambda p: int(p.stem))
    except OSError as error:
        raise BadReplicates(file=0) from error
    if not files:
        raise BadReplicates(file=0)
    tables = tuple(StratifiedTable.read(path, by=by) for path in files)
    for place, table in enumerate(tables, start=1):
        if table.whole.lists != tables[0].whole.lists:
            raise BadReplicates(file=place)
    return Replicates(tables=tables, meta=_meta(folder / META))


def _meta(path: Path) -> Mapping[str, object]:
    if not path.exists():
        return {}
    try:
        meta = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BadReplicates(file=0) from error
    if not isinstance(meta, dict):
        raise BadReplicates(file=0)
    return meta
