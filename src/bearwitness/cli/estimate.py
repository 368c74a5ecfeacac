"""`bearwitness estimate`: multiple systems estimation on a capture table, with no casebook."""

from __future__ import annotations

import argparse
import json
import sys
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from bearwitness.cli.original import read_original
from bearwitness.cli.progress import Progress
from bearwitness.domain.errors import BadValue
from bearwitness.domain.messages import Language, message

if TYPE_CHECKING:
    from bearwitness.estimate import Estimate, Reading

REPS = 1000
SEED = 1


def arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """Options of the verb; methods are checked where they are known, so that help stays light."""

    def words(name: str) -> str:
        return message(f"estimate.cli.{name}", language)

    parser.add_argument("table", type=Path, metavar="TABLE.csv", help=words("table_help"))
    parser.add_argument("--frame", metavar="TEXT", help=words("frame_help"))
    parser.add_argument("--method", action="append", default=[], metavar="M", help=words("method_help"))
    parser.add_argument("--apart", action="append", default=[], metavar="A:B", help=words("apart_help"))
    parser.add_argument("--reps", type=int, default=REPS, metavar="N", help=words("reps_help"))
    parser.add_argument("--seed", type=int, default=SEED, metavar="S", help=words("seed_help"))
    parser.add_argument("--json", action="store_true", help=words("json_help"))


def run(chosen: argparse.Namespace, language: Language) -> int:
    """Estimate and show; a refusal is an answer and ends with 0."""
    import numpy as np

    from bearwitness.estimate import CaptureTable, estimate
    from bearwitness.intake.text import document_of

    if chosen.seed < 0:
        raise BadValue(kind="--seed", example=str(SEED))
    groups = [group.split(":") for group in chosen.apart]
    if any(len(group) < 2 for group in groups):
        raise BadValue(kind="--apart", example="A:B")
    progress = Progress()
    try:
        reading = estimate(
            CaptureTable.from_csv(document_of(read_original(chosen.table)).text).apart(*groups),
            rng=np.random.default_rng(chosen.seed),
            methods=chosen.method,
            frame=chosen.frame,
            reps=chosen.reps,
            tell=progress,
        )
    finally:
        progress.close()
    if reading.frame is None:
        print(f"bearwitness: {message('estimate.note.frame_unstated', language)}", file=sys.stderr)
    if chosen.json:
        print(json.dumps(reading.to_json(language), ensure_ascii=False))
    else:
        print("\n".join(_page(reading, language)))
    return 0


def _page(reading: Reading, language: Language) -> list[str]:
    from bearwitness.estimate import say_reading
    from bearwitness.estimate.rounding import shown_total

    heads = [message(f"estimate.cli.{name}", language) for name in ("method", "total", "interval", "status")]
    rows = [heads, *(_row(each, reading.table.observed, language) for each in reading.estimates)]
    widths = [max(_width(row[column]) for row in rows) for column in range(len(heads))]
    lines = ["  ".join(map(_padded, row, widths)).rstrip() for row in rows]
    basis = message(f"estimate.floor.{reading.floor.kind}", language)
    value = shown_total(reading.floor.value, reading.table.observed, "down")
    floor = message("estimate.cli.floor", language, value=value, basis=basis)
    return [*lines, floor, message("estimate.cli.rounded", language), "", say_reading(reading, language)]


def _row(each: Estimate, observed: int, language: Language) -> list[str]:
    from bearwitness.estimate.rounding import shown_total

    total, interval = "-", "-"
    if each.total is not None:
        total = shown_total(each.total, observed, "down" if each.status == "lower_bound_only" else "near")
    if each.interval is not None:
        lower = shown_total(each.interval.lower, observed, "down")
        interval = f"{lower} - {shown_total(each.interval.upper, observed, 'up')}"
    return [each.method, total, interval, message(f"estimate.status.{each.status}", language)]


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))


def _width(text: str) -> int:
    """Columns that a text takes on a terminal, where a Korean or Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in text)
