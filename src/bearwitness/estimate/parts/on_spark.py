"""The parts of a job as a Spark job: the same pure functions on other machines, the same results."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from bearwitness.estimate.parts.linked_part import LinkedPart, Spread
from bearwitness.estimate.verdict.reading import Reading

TASKS_A_WORKER = 4
"""Tasks for each worker, so that one slow part does not leave the others idle."""


def on_spark(spark: Any) -> Spread:
    """Spread parts over a running session, whose workers have this package.

    Each part carries its own generator, spawned before anything is spread, so that neither the number of workers nor
    their order changes a number. Only counts leave this process, never a record.

    Parameters
    ----------
    spark : pyspark.sql.SparkSession
        A cluster's, or one on this machine.
    """
    context = spark.sparkContext

    def spread(
        run: Callable[[LinkedPart], Reading], parts: Sequence[LinkedPart], tell: Callable[[int, int], None]
    ) -> list[Reading]:
        slices = max(1, min(len(parts), TASKS_A_WORKER * context.defaultParallelism))
        numbered = context.parallelize(list(enumerate(parts)), slices)
        done = numbered.map(lambda pair: (pair[0], run(pair[1]))).collect()
        tell(len(parts), len(parts))
        return [reading for _, reading in sorted(done, key=lambda pair: int(pair[0]))]

    return spread
