"""`bearwitness estimate`: multiple systems estimation on a capture table, with no casebook."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bearwitness.cli.closer import closer_page
from bearwitness.cli.estimated import page, strata_page
from bearwitness.cli.original import read_original
from bearwitness.cli.progress import Progress
from bearwitness.domain.errors import BadValue
from bearwitness.domain.messages import Language, message

if TYPE_CHECKING:
    from bearwitness.estimate import Rate, Reading, StratifiedReading
    from bearwitness.estimate.diagnostics import Diagnosis

REPS = 1000
SEED = 1
ENGINES = ("here", "spark")


def arguments(parser: argparse.ArgumentParser, language: Language) -> None:
    """Options of the verb; methods are checked where they are known, so that help stays light."""

    def words(name: str) -> str:
        return message(f"estimate.cli.{name}", language)

    parser.add_argument("table", type=Path, nargs="?", metavar="TABLE.csv", help=words("table_help"))
    parser.add_argument("--replicates", type=Path, metavar="DIR", help=words("replicates_help"))
    parser.add_argument("--by", action="append", default=[], metavar="COLUMN", help=words("by_help"))
    parser.add_argument("--population", type=Path, metavar="FILE.csv", help=words("population_help"))
    parser.add_argument(
        "--covariate", action="append", default=[], metavar="COLUMN", help=words("covariate_help")
    )
    parser.add_argument("--frame", metavar="TEXT", help=words("frame_help"))
    parser.add_argument("--method", action="append", default=[], metavar="M", help=words("method_help"))
    parser.add_argument("--apart", action="append", default=[], metavar="A:B", help=words("apart_help"))
    parser.add_argument("--all-models", action="store_true", help=words("all_models_help"))
    parser.add_argument("--look-closer", action="store_true", help=words("look_closer_help"))
    parser.add_argument("--reps", type=int, default=REPS, metavar="N", help=words("reps_help"))
    parser.add_argument("--seed", type=int, default=SEED, metavar="S", help=words("seed_help"))
    parser.add_argument("--engine", choices=ENGINES, default=ENGINES[0], help=words("engine_help"))
    parser.add_argument("--json", action="store_true", help=words("json_help"))


def run(chosen: argparse.Namespace, language: Language) -> int:
    """Estimate and show; a refusal is an answer and ends with 0."""
    from bearwitness.estimate.errors import TableOrReplicates

    if chosen.seed < 0:
        raise BadValue(kind="--seed", example=str(SEED))
    split = bool(chosen.by or chosen.population)
    if (chosen.table is None) == (chosen.replicates is None):
        raise TableOrReplicates
    if chosen.engine == "spark" and chosen.replicates is None:
        raise BadValue(kind="--engine", example="--replicates DIR --engine spark")
    if chosen.covariate and (split or chosen.replicates):
        raise BadValue(kind="--covariate", example="PERSONS.csv --covariate age")
    for asked, option in ((chosen.look_closer, "--look-closer"), (chosen.all_models, "--all-models")):
        if asked and (split or chosen.replicates or chosen.covariate):
            raise BadValue(kind=option, example=f"TABLE.csv {option}")
    if chosen.population and not chosen.by:
        raise BadValue(kind="--by", example="sex")
    if split:
        found = _stratified(chosen)
        rates = _rates(chosen, found)
        reading = found.total
        data = found.to_json(language) | ({"sdg_16_2_2": [r.to_json() for r in rates]} if rates else {})
        lines = strata_page(found, rates, language)
    else:
        reading = _pooled(chosen) if chosen.replicates else _plain(chosen)
        data, lines = reading.to_json(language), page(reading, language)
    if chosen.look_closer:
        found_closer = _closer(chosen)
        data["closer"] = found_closer.to_json()
        lines += closer_page(found_closer, language)
    data["seed"] = chosen.seed
    if reading.frame is None:
        print(f"bearwitness: {message('estimate.note.frame_unstated', language)}", file=sys.stderr)
    print(json.dumps(data, ensure_ascii=False) if chosen.json else "\n".join(lines))
    return 0


def _closer(chosen: argparse.Namespace) -> Diagnosis:
    from bearwitness.estimate import CaptureTable
    from bearwitness.estimate.diagnostics import diagnose

    table = CaptureTable.read(_text(chosen.table)).apart(*_groups(chosen))
    with closing(Progress()) as progress:
        return diagnose(table, seed=chosen.seed, methods=chosen.method, tell=progress)


def _plain(chosen: argparse.Namespace) -> Reading:
    from bearwitness.estimate import CaptureTable, PersonCovariates, estimate, estimate_persons
    from bearwitness.estimate.methods import bic

    if chosen.covariate:
        persons = PersonCovariates.from_csv(_text(chosen.table), chosen.covariate).apart(*_groups(chosen))
        with closing(Progress()) as progress:
            return estimate_persons(persons, tell=progress, **_options(chosen))
    table = CaptureTable.read(_text(chosen.table)).apart(*_groups(chosen))
    beside = {bic.NAME: bic.fit_all} if chosen.all_models else {}
    with closing(Progress()) as progress:
        return estimate(table, tell=progress, beside=beside, **_options(chosen))


def _pooled(chosen: argparse.Namespace) -> Reading:
    from bearwitness.estimate import estimate_replicates, read_replicates

    with closing(Progress()) as progress, _spreading(chosen) as where:
        replicates = read_replicates(chosen.replicates).apart(*_groups(chosen))
        return estimate_replicates(replicates, tell=progress, **where, **_options(chosen))


@contextmanager
def _spreading(chosen: argparse.Namespace) -> Iterator[dict[str, Any]]:
    """Where parts are estimated: here, or on a Spark session that is made for it."""
    if chosen.engine == ENGINES[0]:
        yield {}
        return
    from bearwitness.estimate import on_spark
    from bearwitness.linkage.area import private_area
    from bearwitness.linkage.model.spark_session import local_spark

    with private_area(None) as area, local_spark(area) as spark:
        yield {"spread": on_spark(spark)}


def _stratified(chosen: argparse.Namespace) -> StratifiedReading:
    from bearwitness.estimate import (
        StratifiedTable,
        estimate_replicated_strata,
        estimate_strata,
        read_replicates,
    )

    if chosen.replicates is not None:
        with closing(Progress()) as progress, _spreading(chosen) as where:
            replicates = read_replicates(chosen.replicates, by=chosen.by).apart(*_groups(chosen))
            return estimate_replicated_strata(replicates, tell=progress, **where, **_options(chosen))
    table = StratifiedTable.read(_text(chosen.table), by=chosen.by).apart(*_groups(chosen))
    with closing(Progress()) as progress:
        return estimate_strata(table, tell=progress, **_options(chosen))


def _rates(chosen: argparse.Namespace, found: StratifiedReading) -> list[Rate]:
    from bearwitness.estimate import indicator_16_2_2, read_population

    if not chosen.population:
        return []
    return indicator_16_2_2(found, read_population(_text(chosen.population)))


def _options(chosen: argparse.Namespace) -> dict[str, Any]:
    import numpy as np

    return {
        "rng": np.random.default_rng(chosen.seed),
        "methods": chosen.method,
        "frame": chosen.frame,
        "reps": chosen.reps,
    }


def _groups(chosen: argparse.Namespace) -> list[list[str]]:
    groups = [group.split(":") for group in chosen.apart]
    if any(len(group) < 2 for group in groups):
        raise BadValue(kind="--apart", example="A:B")
    return groups


def _text(path: Path) -> str:
    from bearwitness.intake.text import document_of

    return document_of(read_original(path)).text
