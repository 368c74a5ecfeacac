"""The data files once more as Parquet, for those who work with data frames."""

from __future__ import annotations

import io
from collections.abc import Sequence

from bearwitness.domain.errors import MissingExtra


def parquet_path(path: str) -> str:
    """Place of the Parquet file beside a CSV file."""
    return path.removesuffix(".csv") + ".parquet"


def write_parquet(header: Sequence[str], rows: Sequence[Sequence[str | int | None]]) -> bytes:
    """Parquet of the same columns and rows; what is empty is null. It names no program's user or place.

    Raises
    ------
    MissingExtra
        If pyarrow is not installed.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise MissingExtra(extra="casebook") from error
    columns = [[row[place] for row in rows] for place in range(len(header))]
    arrays = [pa.array(each, type=pa.string() if _worded(each) else pa.int64()) for each in columns]
    out = io.BytesIO()
    pq.write_table(pa.table(arrays, names=list(header)), out, compression="zstd", store_schema=False)
    return out.getvalue()


def read_parquet(content: bytes) -> tuple[list[str], list[list[object]]] | None:
    """Columns and rows of a Parquet file; None where it is none. pyarrow must be installed."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        table = pq.read_table(pa.BufferReader(content))
    except (pa.ArrowException, OSError, ValueError):
        return None
    columns = [column.to_pylist() for column in table.columns]
    return list(table.column_names), [list(row) for row in zip(*columns, strict=True)]


def _worded(column: Sequence[str | int | None]) -> bool:
    return any(isinstance(each, str) for each in column)
