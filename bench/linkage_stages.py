"""Seconds and memory of each stage of a linkage, measured by wrapping the functions that `link_lists` calls."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any
from unittest.mock import patch

from bearwitness.linkage import records as gathering

MODULE = import_module("bearwitness.linkage.link_lists")
"""The package gives the verb the name of its module, so that an attribute of it would be the verb."""
STAGES = (
    (gathering.NameBook, "of", "names"),
    (gathering, "_table", "other columns and keys"),
    (MODULE, "check_copies", "alarm"),
    (MODULE, "fitted", "EM"),
    (MODULE, "score", "compare"),
    (MODULE, "weigh", "probabilities"),
    (MODULE, "cluster", "cluster"),
    (MODULE, "_judgements", "evidence"),
)


def peak_gb() -> float:
    """Highest resident memory since it was last forgotten (Linux)."""
    lines = Path("/proc/self/status").read_text("utf-8").splitlines()
    return int(next(line.split()[1] for line in lines if line.startswith("VmHWM"))) / 2**20


def forget_peak() -> None:
    """Let the highest resident memory count from now."""
    Path("/proc/self/clear_refs").write_text("5", "utf-8")


@contextmanager
def measured() -> Iterator[dict[str, list[float]]]:
    """Stage to its seconds and its peak in GB, filled in while the block runs; `between` holds the peak of the rest."""
    found: dict[str, list[float]] = {}
    kept = []
    for home, name, stage in STAGES:
        wrapped = _timed(getattr(home, name), stage, found)
        kept.append(patch.object(home, name, wrapped))
    for each in kept:
        each.start()
    try:
        yield found
    finally:
        for each in kept:
            each.stop()


def _timed(work: Callable[..., Any], stage: str, found: dict[str, list[float]]) -> Callable[..., Any]:
    def run(*args: Any, **named: Any) -> Any:
        found["between"] = [0.0, round(max(found.get("between", [0.0, 0.0])[1], peak_gb()), 2)]
        forget_peak()
        began = time.perf_counter()
        try:
            return work(*args, **named)
        finally:
            seconds, before = time.perf_counter() - began, found.get(stage, [0.0, 0.0])
            found[stage] = [round(before[0] + seconds, 1), round(max(before[1], peak_gb()), 2)]

    return run
