"""The simulation study of the status rules: `make study`, hours on two cores at 1000 runs a design.

    python -m bench.study_status --runs 1000 --reps 200 --jobs 2 --rows rows.jsonl --out docs/status-study.md

Runs are kept in `--rows` as they end and never made twice, so that the study can be stopped and taken up again.

Under `estimated` the headline interval is to hold the truth in 93% of runs in each design where it is issued;
it is to be issued in 80% of the runs of plainly solvable designs, and in under 5% of the runs of designs that
every method misses and the table can show it. Exit code 1 where one of these does not hold.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from bench.study.designs import DESIGNS
from bench.study.page import page
from bench.study.run import read_rows, study
from bench.study.summary import Summary, summarised


def main(arguments: Sequence[str] | None = None) -> int:
    """Run, print a line a design, and write the page where `--out` asks for one."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=1000)
    parser.add_argument("--reps", type=int, default=200)
    parser.add_argument("--seed", type=int, default=20261125)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--design", action="append", choices=[each.name for each in DESIGNS])
    parser.add_argument("--rows", type=Path)
    parser.add_argument("--out", type=Path)
    chosen = parser.parse_args(arguments)
    names = chosen.design or [each.name for each in DESIGNS]
    designs = {each.name: each for each in DESIGNS}
    kept = read_rows(chosen.rows) if chosen.rows else []
    done = {(each.design, each.number) for each in kept}
    for run in study(
        names, runs=chosen.runs, reps=chosen.reps, seed=chosen.seed, jobs=chosen.jobs, done=done
    ):
        kept.append(run)
        if chosen.rows:
            with chosen.rows.open("a", encoding="utf-8") as rows:
                rows.write(json.dumps(asdict(run)) + "\n")
    found = {name: [each for each in kept if each.design == name] for name in names}
    summaries = [summarised(designs[name], runs) for name, runs in found.items()]
    for each in summaries:
        print(line(each), flush=True)
    if chosen.out:
        chosen.out.write_text(page(summaries, reps=chosen.reps, seed=chosen.seed), "utf-8")
    return int(any(missed(each) for each in summaries))


def line(summary: Summary) -> str:
    """One design on one line of a terminal."""
    shares = " ".join(f"{name} {100 * share:.0f}%" for name, share in sorted(summary.statuses.items()))
    held = "-" if summary.covered is None else f"{100 * summary.covered:.1f}%"
    width = "-" if summary.width is None else f"{summary.width:.2f}"
    wrong = f"  MISSED: {missed(summary)}" if missed(summary) else ""
    return (
        f"{summary.design.name:24} {summary.design.sort:9} {shares:60} "
        f"held {held:>6} width {width:>5} floor {100 * summary.floor_held:.0f}%{wrong}"
    )


def missed(summary: Summary) -> str:
    """Which of the three demands the design does not meet; empty where all are met."""
    called = summary.statuses.get("estimated", 0.0)
    if summary.design.sort == "unseen":
        return ""
    if summary.covered is not None and summary.covered < 0.93:
        return "held"
    if summary.design.sort == "solvable" and called < 0.8:
        return "issued"
    return "issued" if summary.design.sort == "seen" and called >= 0.05 else ""


if __name__ == "__main__":
    sys.exit(main())
