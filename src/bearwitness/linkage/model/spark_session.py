"""A Spark session on this machine that writes to a private folder only and is stopped at the end."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bearwitness.domain.errors import MissingExtra
from bearwitness.linkage.errors import NoJava

PARTITIONS = 2
"""As many as the session on this machine has workers; a session that runs already keeps its own."""


@contextmanager
def local_spark(area: Path) -> Iterator[Any]:
    """A session that writes below `area` only, with this very Python as its workers.

    Raises
    ------
    MissingExtra
        pyspark is not installed.
    NoJava
    """
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise MissingExtra(extra="spark") from error
    if shutil.which("java") is None and not os.environ.get("JAVA_HOME"):
        raise NoJava
    before = os.environ.get("PYSPARK_PYTHON")
    os.environ["PYSPARK_PYTHON"] = sys.executable
    spark: Any = None
    try:
        builder: Any = SparkSession.builder
        for key, value in _options(area).items():
            builder = builder.config(key, value)
        spark = builder.getOrCreate()
        spark.sparkContext.setLogLevel("ERROR")
        yield spark
    finally:
        if spark is not None:
            spark.stop()
        if before is None:
            del os.environ["PYSPARK_PYTHON"]
        else:
            os.environ["PYSPARK_PYTHON"] = before


def _options(area: Path) -> Mapping[str, str]:
    return {
        "spark.master": "local[2]",
        "spark.ui.enabled": "false",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.local.dir": str(area),
        "spark.sql.warehouse.dir": str(area / "warehouse"),
        "spark.driver.extraJavaOptions": f"-Djava.io.tmpdir={area} -Dderby.system.home={area}",
        "spark.sql.shuffle.partitions": str(PARTITIONS),
        "spark.sql.execution.arrow.pyspark.enabled": "true",
        "spark.eventLog.enabled": "false",
        "spark.sql.adaptive.enabled": "false",
    }
