"""What R packages give on the shipped tables, and the replicates of one of them."""

from __future__ import annotations

import csv
import gzip
import json
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

HERE = Path(__file__).parent
PARITY = tuple(sorted(path.name.removesuffix(".csv.gz") for path in (HERE / "parity").glob("*.csv.gz")))

Floats = npt.NDArray[np.float64]


@cache
def packages() -> dict[str, dict[str, Any]]:
    """Results by table and method."""
    return dict(json.loads((HERE / "packages.json").read_text("utf-8"))["datasets"])


def results(prefix: str) -> list[tuple[str, str, dict[str, Any]]]:
    """Table, method and result of all methods whose key begins so."""
    return [
        (table, key, result)
        for table, methods in packages().items()
        for key, result in methods.items()
        if key.startswith(prefix)
    ]


@cache
def replicates(name: str) -> tuple[Floats, Floats]:
    """Bootstrap tables over all cells, shape (R, 2^L), and the package's estimate on each."""
    text = gzip.decompress((HERE / "parity" / f"{name}.csv.gz").read_bytes()).decode("ascii")
    header, *rows = csv.reader(text.splitlines())
    values = np.array(rows, dtype=np.float64)
    tables = np.zeros((len(rows), 2 ** len(header[0])))
    tables[:, [int(pattern, 2) for pattern in header[:-1]]] = values[:, :-1]
    return tables, values[:, -1]
