"""Speed against the R packages, equal answers given: processor seconds, warm.

Their processor seconds stand in tests/published/packages.json (R 4.2.2, one process, measured once on another
run of a shared machine of two cores), so a ratio is good to a factor of two, not to a digit. Ours are the least
of three runs, compiled code warm, in one thread unless it says two. The clock of R ticks in milliseconds, so 0.001
is anything from half to one and a half of it. Latent classes: seconds for one effective draw of the total, LCMCR's
chains taken together as `bench_bayes.py` says.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.published.packages import PARITY, packages, replicates, results

from bearwitness.estimate import CaptureTable, estimate, published
from bearwitness.estimate.capture.cells import counts_by_cell, possible_cells
from bearwitness.estimate.intervals.resample import bootstrap_tables, estimate_each
from bearwitness.estimate.kernels.forward import choose_pairs_each
from bearwitness.estimate.methods.bic import among, ranking
from bearwitness.estimate.methods.method import quiet
from bearwitness.estimate.methods.stepwise import THRESHOLD, chosen_fit
from bearwitness.estimate.models.existence import existence_code
from bearwitness.estimate.models.graph_posterior import on_every_integer
from bearwitness.estimate.models.hierarchy import Model, hierarchical_models
from bearwitness.estimate.models.latent_sampler import sample_latent
from bench.bench_bayes import TABLES, claimed, peak_alone, quadrature_often

WANTED_STEPWISE, WANTED_BIC, WANTED_GRAPHS, WANTED_LATENT = 100, 50, 100, 20
WANTED_ALL, WANTED_MEGABYTES, OFTEN = 30, 200, 50


def seconds(work: Callable[[], object], runs: int = 3) -> float:
    """Least processor seconds of several runs, after one that warms up."""
    work()
    found = []
    for _ in range(runs):
        began = time.process_time()
        work()
        found.append(time.process_time() - began)
    return min(found)


def row(what: str, table: str, theirs: float, ours: float, wanted: int = 0) -> None:
    """One line: their seconds, ours, and how many times faster."""
    ratio = theirs / ours if ours else float("inf")
    verdict = "" if not wanted else "  reached" if ratio >= wanted else f"  BELOW {wanted}x"
    print(f"{what:<34} {table:<16} {theirs:>10.4f} {ours:>12.6f} {ratio:>9,.0f}x{verdict}")


def bench_stepwise() -> None:
    """The complete search on every replicate that was drawn for the package."""
    for name in PARITY:
        runs = [run for key, run in packages()[name].items() if key.startswith("sparsemse.stepwise_bca")]
        largest = max(runs, key=lambda run: int(run["reps"]))
        tables, _ = replicates(name)
        table = published.load(name).table
        possible, lists = possible_cells(table), len(table.lists)
        ours = seconds(partial(choose_pairs_each, tables, possible, lists, THRESHOLD))
        row(f"stepwise, {len(tables)} replicates", name, largest["cpu_seconds"], ours, WANTED_STEPWISE)
    for name in ("UKdat_5", "Ned", "NewOrl"):
        table = published.load(name).table
        theirs = packages()[name]["sparsemse.stepwise"]["cpu_seconds"]
        row("stepwise, one table and its fit", name, theirs, seconds(partial(chosen_fit, table)))


def bench_search() -> None:
    """Every hierarchical model on one table, existence checked for each."""
    for package in ("mse.bic.maxorder", "rcapture.bic_hierarchical"):
        for name, methods in packages().items():
            for key, theirs in methods.items():
                if not key.startswith(package) or key.endswith("default"):
                    continue
                table, order = published.load(name).table, int(key[-1])
                hierarchical_models(len(table.lists), order)
                ours = seconds(partial(ranking, table, order))
                many = hierarchical_models(len(table.lists), order).sizes.size
                row(f"BIC, {many} models ({package[:3]})", name, theirs["cpu_seconds"], ours, WANTED_BIC)
    table = published.load("UKdat").table
    print(f"{'BIC, 32768 models of six lists':<51} {'':>10} {seconds(partial(ranking, table)):>12.6f}")


def bench_full_bootstrap() -> None:
    """1000 replicates, every model that exists decided anew on each: two threads, wall and processor."""
    for name, order in (("UKdat_5", 2), ("UKdat_5", 4), ("Ned_5", 2), ("Ned_5", 4)):
        table = published.load(name).table
        models = ranking(table, order).models
        tables = bootstrap_tables(counts_by_cell(table), 1000, np.random.default_rng(1))
        work = among(table, models, None)
        work(tables[:2])
        wall, processor = time.perf_counter(), time.process_time()
        estimate_each(work, tables, quiet)
        wall, processor = time.perf_counter() - wall, time.process_time() - processor
        what = f"bootstrap 1000 x {models.sizes.size} models"
        print(
            f"{what:<34} {name:<16} {'':>10} {processor:>12.3f} processor, {wall:.1f} wall (wanted: under 120)"
        )


def bench_existence() -> None:
    """All two-list models of five lists, one by one."""
    table: CaptureTable = published.load("UKdat_5").table
    models = [hierarchical_models(5, 2).model(at) for at in range(1024)]
    ours = seconds(lambda: [existence_code(table, each) for each in models])
    assert isinstance(models[0], Model)
    row("existence, 1024 models, one by one", "UKdat_5", 0.048, ours)


def bench_graphs() -> None:
    """The average over decomposable graphs with at most 30 n missed, by quadrature and on every integer."""
    for name, _, theirs in results("dga.fac30"):
        table, most = published.load(name).table, 30 * published.load(name).table.observed
        quick = seconds(partial(quadrature_often, table, most, OFTEN), 7) / OFTEN
        row("graphs, 30 n", name, theirs["cpu_seconds"], quick, WANTED_GRAPHS)
        row(
            "graphs, 30 n, every integer",
            name,
            theirs["cpu_seconds"],
            seconds(partial(on_every_integer, table, most)),
        )
    peak = peak_alone("Ned_5")
    verdict = "reached" if peak < WANTED_MEGABYTES else "ABOVE"
    print(
        f"graphs, memory of a process on Ned_5, Python and libraries included: {peak} MB  {verdict} (dga: 3259)"
    )


def bench_latent() -> None:
    """Effective draws of the latent-class total."""
    for name in TABLES:
        table = published.load(name).table
        chains = [value for key, value in packages()[name].items() if key.startswith("lcmcr.")]
        sample_latent(table, np.random.default_rng(1), wanted=10)
        began = time.process_time()
        found = sample_latent(table, np.random.default_rng(1), wanted=2000)
        ours = (time.process_time() - began) / found.effective
        row("latent classes, an effective draw", name, 1 / claimed(chains)[1], ours, WANTED_LATENT)


def bench_all() -> None:
    """Every method with the default 1000 replicates, on every shipped table."""
    for name in published.names():
        table = published.load(name).table
        wall, processor = time.perf_counter(), time.process_time()
        reading = estimate(table, rng=np.random.default_rng(1), closed=True)
        wall, processor = time.perf_counter() - wall, time.process_time() - processor
        verdict = "  reached" if wall < WANTED_ALL else "  ABOVE by the clock"
        print(
            f"{'all methods, 1000 replicates':<34} {name:<16} {'':>10} {processor:>12.3f} processor, {wall:.1f} wall "
            f"(wanted: under {WANTED_ALL}){verdict}, {reading.status}"
        )


if __name__ == "__main__":
    print(f"{'what':<34} {'table':<16} {'theirs, s':>10} {'ours, s':>12} {'faster':>10}")
    bench_stepwise()
    bench_search()
    bench_existence()
    bench_graphs()
    bench_latent()
    bench_full_bootstrap()
    bench_all()
