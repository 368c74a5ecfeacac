"""The one adapter to Splink: pairs in numbers out of records in numbers, on DuckDB or Spark."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

import numpy as np
import numpy.typing as npt

from bearwitness.domain.errors import MissingExtra
from bearwitness.linkage.errors import NoSuchEngine, TooLittleMemory
from bearwitness.linkage.model.comparisons import COMPARISONS, Weights, settings
from bearwitness.linkage.model.given_pairs import LIKENESS, PAIRS, take_given_pairs
from bearwitness.linkage.model.name_bits import arrow_function
from bearwitness.linkage.records import Records

if TYPE_CHECKING:
    import pandas as pd

Integers = npt.NDArray[np.int64]
Give = Callable[[Integers, Integers], None]
"""Makes pairs the view `PAIRS`, which is compared next."""
Forget = Callable[[Sequence[str]], None]
"""Takes views away, and what was kept of them; those that are not there are passed over."""
Opened = tuple[Any, Any, Give, Forget]
"""Splink's interface to an engine, the records in it, and how pairs come and go."""
Engine = Literal["duckdb", "spark"]
ENGINES: tuple[Engine, ...] = get_args(Engine)
LEAST_MEMORY, A_RECORD = 800, 0.004
"""MB that DuckDB may take: at least, and for each record; beyond that it spills."""
SLICE = 1_000_000
"""Pairs that are compared at a time: what an engine holds at once stays as small, however many records there are."""
OUT_OF_MEMORY = "Out of Memory"
"""How DuckDB says it; Splink passes it on as an exception of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """Pairs that were compared.

    Attributes
    ----------
    left, right : int64 array, shape (pairs,)
        Records, left below right.
    bits : float64 array, shape (pairs,)
        Evidence for one person, in bits, without any prior.
    levels : int8 array, shape (pairs, comparisons)
        Level of each comparison as Splink numbers them: -1 silent, 0 the weakest.
    """

    left: npt.NDArray[np.int64]
    right: npt.NDArray[np.int64]
    bits: npt.NDArray[np.float64]
    levels: npt.NDArray[np.int8]

    def __len__(self) -> int:
        return len(self.left)


def score(records: Records, weights: Weights | None, *, engine: str, area: Path) -> Scored:
    """Compare the records that share a key; the engine sees numbers only.

    Parameters
    ----------
    records : Records
        The lists.
    weights : mapping, optional
        Shares of each level; Splink's own without them.
    engine : {"duckdb", "spark"}
        Where to compute.
    area : Path
        Private folder for whatever the engine spills.

    Raises
    ------
    TooLittleMemory
        There is not enough for so many records.
    NoSuchEngine, MissingExtra
    """
    with comparing(records, weights, engine=engine, area=area) as made:
        try:
            return _joined([made.compared(*pairs) for pairs in records.groups.pairs(SLICE) if len(pairs[0])])
        except Exception as error:
            if OUT_OF_MEMORY in str(error):
                raise TooLittleMemory(records=len(records)) from None
            raise


def _joined(slices: list[Scored]) -> Scored:
    silent = Scored(
        left=np.zeros(0, np.int64),
        right=np.zeros(0, np.int64),
        bits=np.zeros(0),
        levels=np.zeros((0, len(COMPARISONS)), np.int8),
    )
    parts = [silent, *slices]
    return Scored(
        left=np.concatenate([each.left for each in parts]),
        right=np.concatenate([each.right for each in parts]),
        bits=np.concatenate([each.bits for each in parts]),
        levels=np.concatenate([each.levels for each in parts]),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparing:
    """A Splink linker over the records, and how pairs come and go."""

    linker: Any
    give: Give
    forget: Forget

    def compared(self, left: Integers, right: Integers) -> Scored:
        """Compare pairs of records, left below right, which come back in ascending order."""
        gammas = [f"CAST(gamma_{each.name} AS TINYINT) AS gamma_{each.name}" for each in COMPARISONS]
        columns = ", ".join(["unique_id_l", "unique_id_r", "match_weight", *gammas])
        views = [PAIRS]
        try:
            self.give(left, right)
            pairs = self.linker.inference.predict(materialise_blocked_pairs=False)
            views.append(pairs.physical_name)
            query = f"SELECT {columns} FROM {pairs.physical_name}"  # noqa: S608  # Splink's own name, no value
            frame = self.linker.misc.query_sql(query)
            pairs.drop_table_from_database_and_remove_from_cache()
        finally:
            self.forget(views)
        return _scored(frame)


def _scored(pairs: pd.DataFrame) -> Scored:
    left, right = (pairs[f"unique_id_{side}"].to_numpy(dtype=np.int64) for side in "lr")
    order = np.lexsort((right, left))
    prior = np.log2(1e-4 / (1 - 1e-4))
    gammas = [pairs[f"gamma_{each.name}"].to_numpy(dtype=np.int8)[order] for each in COMPARISONS]
    return Scored(
        left=left[order],
        right=right[order],
        bits=pairs["match_weight"].to_numpy(dtype=np.float64)[order] - prior,
        levels=np.stack(gammas, axis=1),
    )


@contextmanager
def comparing(records: Records, weights: Weights | None, *, engine: str, area: Path) -> Iterator[Comparing]:
    """Splink over the records; whatever it opened is closed at the end."""
    if engine not in ENGINES:
        raise NoSuchEngine
    logging.getLogger("splink").setLevel(logging.ERROR)
    try:
        from splink import Linker
    except ImportError as error:
        raise MissingExtra(extra="linkage") from error
    with _duckdb(records, area) if engine == "duckdb" else _spark(records, area) as opened:
        api, table, give, forget = opened
        made = Linker(
            table, settings(weights), db_api=api, set_up_basic_logging=False, validate_settings=False
        )
        take_given_pairs(made)
        yield Comparing(linker=made, give=give, forget=forget)


def memory_of(records: int) -> str:
    """What DuckDB may take for so many records."""
    return f"{max(LEAST_MEMORY, round(A_RECORD * records))}MB"


@contextmanager
def _duckdb(records: Records, area: Path) -> Iterator[Opened]:
    import duckdb
    import pyarrow as pa
    from splink import DuckDBAPI

    config: dict[str, Any] = {
        "temp_directory": str(area),
        "memory_limit": memory_of(len(records)),
        "threads": 2,
    }
    config |= {"autoinstall_known_extensions": False, "autoload_known_extensions": False}
    config["preserve_insertion_order"] = False
    connection: Any = duckdb.connect(":memory:", config=config)
    try:
        connection.create_function(
            LIKENESS,
            arrow_function(records.book, records.likeness),
            ["BIGINT"] * 4,
            "INTEGER",
            type="arrow",
            null_handling="special",
        )

        def give(left: Integers, right: Integers) -> None:
            connection.register(PAIRS, pa.table({"a": left, "b": right}))

        def forget(views: Sequence[str]) -> None:
            for each in views:
                connection.unregister(each)

        yield DuckDBAPI(connection=connection), records.table, give, forget
    finally:
        connection.close()


@contextmanager
def _spark(records: Records, area: Path) -> Iterator[Opened]:
    from bearwitness.linkage.model.spark import session

    with session(records, area) as made:
        yield made
