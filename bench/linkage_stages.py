"""Seconds and memory of each stage of a linkage, measured by wrapping the functions that `link_lists` calls."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any
from unittest.mock import patch

from bearwitness.linkage import records as gathering

MODULE = import_module("bearwitness.linkage.link_lists")
"""The package gives the verb the name of its module, so that an attribute of it would be the verb."""
STAGES = (
    (gathering.NameBook, "of", "names"),
    (gathering, "name_sounds", "sounds of names"),
    (gathering.Likeness, "of", "likeness of parts of names"),
    (gathering, "_table", "other columns and keys"),
    (MODULE, "check_copies", "alarm"),
    (MODULE, "fitted", "EM"),
    (MODULE, "score", "compare"),
    (MODULE, "placed", "what people judged"),
    (MODULE, "retrained", "what people judged"),
    (MODULE, "reweighed", "what people judged"),
    (MODULE, "weigh", "probabilities"),
    (MODULE.Missed, "of", "missed links"),
    (MODULE, "threshold_of", "threshold"),
    (MODULE, "cluster", "cluster"),
    (MODULE, "check_clusters", "alarm"),
    (MODULE, "allowed_beyond", "alarm"),
    (MODULE, "random_sample", "sample"),
    (MODULE, "_judgements", "evidence"),
    (MODULE, "capture_table", "capture table"),
    (MODULE.Reviewed, "of", "what people judged"),
    (MODULE.Graph, "of", "graph of the draws"),
)


def peak_gb() -> float:
    """Highest resident memory since it was last forgotten (Linux)."""
    lines = Path("/proc/self/status").read_text("utf-8").splitlines()
    return int(next(line.split()[1] for line in lines if line.startswith("VmHWM"))) / 2**20


def forget_peak() -> None:
    """Let the highest resident memory count from now."""
    Path("/proc/self/clear_refs").write_text("5", "utf-8")


@dataclass(slots=True, kw_only=True)
class Stage:
    """Seconds by the clock, of processors, and the highest resident memory in GB."""

    seconds: float = 0.0
    processors: float = 0.0
    peak_gb: float = 0.0

    def shown(self) -> dict[str, float]:
        """Rounded, for a line of JSON."""
        return {name: round(getattr(self, name), 2) for name in ("seconds", "processors", "peak_gb")}


@contextmanager
def timed(stage: Stage) -> Iterator[None]:
    """Add what the block takes."""
    forget_peak()
    clock, processors = time.perf_counter(), time.process_time()
    try:
        yield
    finally:
        stage.seconds += time.perf_counter() - clock
        stage.processors += time.process_time() - processors
        stage.peak_gb = max(stage.peak_gb, peak_gb())


@contextmanager
def measured() -> Iterator[dict[str, Stage]]:
    """Each stage, filled in while the block runs; `whole` is all of it, `elsewhere` what no stage holds, without its memory."""
    found: dict[str, Stage] = {"whole": Stage()}
    kept = [
        patch.object(home, name, _timed(getattr(home, name), stage, found)) for home, name, stage in STAGES
    ]
    for each in kept:
        each.start()
    try:
        with timed(found["whole"]):
            yield found
        found["elsewhere"] = _left_over(found)
    finally:
        for each in kept:
            each.stop()


def _left_over(found: Mapping[str, Stage]) -> Stage:
    """The whole without its stages, none of which lies within another."""
    whole, stages = found["whole"], [each for name, each in found.items() if name != "whole"]
    return Stage(
        seconds=whole.seconds - sum(each.seconds for each in stages),
        processors=whole.processors - sum(each.processors for each in stages),
    )


def _timed(work: Callable[..., Any], name: str, found: dict[str, Stage]) -> Callable[..., Any]:
    def run(*args: Any, **named: Any) -> Any:
        found["whole"].peak_gb = max(found["whole"].peak_gb, peak_gb())
        stage = found.setdefault(name, Stage())
        with timed(stage):
            done = work(*args, **named)
        found["whole"].peak_gb = max(found["whole"].peak_gb, stage.peak_gb)
        return done

    return run
