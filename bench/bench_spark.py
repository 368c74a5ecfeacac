"""How linkage on Spark grows, beside DuckDB, on the two workers of a local session.

Usage: bench_spark.py [POPULATION...], 330 unless told: about 200 records. One JSON object a line: records, pairs, seconds of
each engine by the clock and of processors (this process, the virtual machine and its workers; Linux), Spark's start
apart. Without Java it says so and measures nothing.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
import warnings
from pathlib import Path

import numpy as np

from bearwitness.linkage import link_lists
from bearwitness.linkage.errors import NoJava
from bearwitness.linkage.model.spark_session import local_spark
from bearwitness.linkage.simulation import make_lists

SMALL = [330]


def of_processors() -> float:
    """Seconds of processors that this process and all that it began have taken so far."""
    parents, taken = {}, {}
    for each in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = each.read_text("utf-8").rpartition(")")[2].split()
        except OSError:
            continue
        process = int(each.parent.name)
        parents[process] = int(fields[1])
        taken[process] = sum(map(int, fields[11:15]))
    ours = {os.getpid()}
    while more := {child for child, parent in parents.items() if parent in ours} - ours:
        ours |= more
    return sum(taken.get(each, 0) for each in ours) / os.sysconf("SC_CLK_TCK")


def main(populations: list[int]) -> None:
    warnings.simplefilter("ignore")
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as area, local_spark(Path(area)):
        start = time.perf_counter() - began
        for population in populations:
            lists = make_lists(np.random.default_rng(1000), population=population, chances=(0.2, 0.2, 0.2))
            found = {"records": sum(map(len, lists.frames.values())), "start": round(start, 1)}
            for engine in ("duckdb", "spark"):
                began, worked = time.perf_counter(), of_processors()
                done = link_lists(lists.frames, seed=1, engine=engine)
                found |= {
                    "pairs": done.compared,
                    engine: round(time.perf_counter() - began, 1),
                    f"{engine}_processors": round(of_processors() - worked, 1),
                }
            print(json.dumps(found), flush=True)


if __name__ == "__main__":
    try:
        main([int(each) for each in sys.argv[1:]] or SMALL)
    except NoJava as error:
        print(error)
