"""Apache Spark as the engine, with the same judgements.

A session that runs already (a cluster's) is used as it is, and spills numbers, never names, where it is told to.
Otherwise one is started on this machine that writes to a private folder only, and is stopped at the end.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from bearwitness.domain.errors import MissingExtra
from bearwitness.linkage.model.engine import Opened
from bearwitness.linkage.model.given_pairs import LIKENESS, PAIRS
from bearwitness.linkage.model.name_bits import name_bits
from bearwitness.linkage.model.spark_session import PARTITIONS, local_spark
from bearwitness.linkage.records import Records

OURS = ("__bearwitness__", "__splink__")
"""How names of views begin that a run makes; a session may be at other work beside it."""


@contextmanager
def session(records: Records, area: Path) -> Iterator[Opened]:
    """Splink's Spark interface, the records, and how pairs come and go; a session keeps nothing of it, whatever happens."""
    try:
        from pyspark.sql import SparkSession
        from splink.internals.spark import database_api
    except ImportError as error:
        raise MissingExtra(extra="spark") from error
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        running = SparkSession.getActiveSession()
        with (
            nullcontext(running) if running is not None else local_spark(area) as spark,
            _nothing_kept(spark),
        ):
            _register(spark, records)
            interface: Any = database_api.SparkAPI
            api = interface(
                spark_session=spark,
                register_udfs_automatically=False,
                num_partitions_on_repartition=None if running is not None else PARTITIONS,
                break_lineage_method="persist",
            )

            def give(left: npt.NDArray[np.int64], right: npt.NDArray[np.int64]) -> None:
                spark.createDataFrame(pd.DataFrame({"a": left, "b": right})).createOrReplaceTempView(PAIRS)

            yield api, _table(spark, records), give, partial(_forget, spark)


@contextmanager
def _nothing_kept(spark: Any) -> Iterator[None]:
    before = _views(spark)
    try:
        yield
    finally:
        _forget(spark, sorted(_views(spark) - before))
        spark.sql(f"DROP TEMPORARY FUNCTION IF EXISTS {LIKENESS}")


def _views(spark: Any) -> set[str]:
    return {each.name for each in spark.catalog.listTables() if each.name.startswith(OURS)}


def _register(spark: Any, records: Records) -> None:
    from pyspark.sql import functions

    made: Any = functions
    book, likeness = records.book.without_texts(), records.likeness

    def bits(name_l: pd.Series, alias_l: pd.Series, name_r: pd.Series, alias_r: pd.Series) -> pd.Series:
        columns = [each.fillna(-1).to_numpy(dtype=np.int64) for each in (name_l, alias_l, name_r, alias_r)]
        return pd.Series(name_bits(book, likeness, np.stack(columns)))

    spark.udf.register(LIKENESS, made.pandas_udf(bits, "int"))


def _forget(spark: Any, views: Sequence[str]) -> None:
    """Drop views, or Splink would take the judgements on these pairs for those on the next."""
    for each in views:
        if spark.catalog.tableExists(each):
            spark.table(each).unpersist()
            spark.catalog.dropTempView(each)


def _table(spark: Any, records: Records) -> Any:
    from pyspark.sql.types import LongType, StructField, StructType

    table = records.table
    fields = [StructField(name, LongType()) for name in table.columns]
    columns = [
        [None if each is pd.NA else int(each) for each in table[name].tolist()] for name in table.columns
    ]
    return spark.createDataFrame(list(zip(*columns, strict=True)), StructType(fields))
