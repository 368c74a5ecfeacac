"""Cost of the Bayesian methods against dga 2.0.2 and LCMCR 0.4.14, in CPU seconds.

    python bench/bench_bayes.py [graphs] [latent] [modes]

`graphs`: the average over graphs at range 30 n, quadrature and every integer, and its peak memory.
`latent`: effective draws of the total a CPU second. The chains of LCMCR on one table are taken together,
as any user must who wants to know whether they agree: effective draws = draws worth by the variance within
and between chains; the sum of what single chains claim stands beside it.
`modes`: Ned_5 with long chains from several seeds: share of the mode above 80,000 persons by chain.
Each part prints JSON lines. Run one at a time on an idle machine, one thread each for BLAS.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.published.packages import packages, results

from bearwitness.estimate import CaptureTable, published
from bearwitness.estimate.models.graph_posterior import by_quadrature, on_every_integer
from bearwitness.estimate.models.latent_sampler import sample_latent

TABLES = ("Ned_5", "Kosovo", "UKdat_5")


def say(**values: object) -> None:
    print(json.dumps(values), flush=True)


def cpu(work: Callable[[], Any]) -> tuple[float, Any]:
    began = time.process_time()
    found = work()
    return time.process_time() - began, found


def graphs() -> None:
    """The clock of R ticks in milliseconds: `dga_s` of 0.001 is anything from 0.0005 to 0.0015."""
    for name, key, theirs in results("dga.fac30"):
        table, most = published.load(name).table, 30 * published.load(name).table.observed
        found, every = by_quadrature(table, most), on_every_integer(table, most)
        quick = min(cpu(partial(quadrature_often, table, most, 50))[0] / 50 for _ in range(7))
        exact = min(cpu(partial(on_every_integer, table, most))[0] for _ in range(3))
        say(
            table=name, key=key, dga_s=theirs["cpu_seconds"], quadrature_s=round(quick, 6), nodes=len(found.missed),
            ratio=round(theirs["cpu_seconds"] / quick), integers_s=round(exact, 4),
            integers_ratio=round(theirs["cpu_seconds"] / exact, 1), peak_mb=peak_alone(name), dga_peak_mb=theirs["peak_mb"],
            mean_off=abs(found.mean / every.mean - 1), mean_off_dga=abs(every.mean / theirs["point_estimate"] - 1),
        )  # fmt: skip


def quadrature_often(table: CaptureTable, most: int, times: int) -> None:
    for _ in range(times):
        by_quadrature(table, most)


def peak_alone(name: str) -> int:
    """Most megabytes of a process that does nothing else, Python, numba and SciPy included (R and dga: 69).

    From /proc: `getrusage` would count what the process that starts this one holds.
    """
    work = (
        "import pathlib, re; from bearwitness.estimate import published\n"
        "from bearwitness.estimate.models.graph_posterior import by_quadrature\n"
        f"table = published.load({name!r}).table; by_quadrature(table, 30 * table.observed)\n"
        "said = pathlib.Path('/proc/self/status').read_text()\n"
        "print(int(re.search(r'VmHWM:\\s+(\\d+)', said)[1]) // 1024)"
    )
    return int(
        subprocess.run([sys.executable, "-c", work], check=True, capture_output=True, text=True).stdout
    )


def claimed(chains: list[dict[str, Any]]) -> tuple[float, float]:
    """Effective draws a CPU second of the chains of LCMCR: by sum of single claims, and taken together."""
    seconds = sum(each["cpu_seconds"] for each in chains)
    single = sum(min(each["ess_coda"], each["ess_batch_means"]) for each in chains)
    spans = [(each["intervals"][0]["upper"] - each["intervals"][0]["lower"]) / 3.92 for each in chains]
    within = float(np.mean(np.square(spans)))
    between = float(np.var([each["point_estimate"] for each in chains], ddof=1))
    together = len(chains) * (within + between) / max(between, within * len(chains) / single)
    return single / seconds, min(single, together) / seconds


def latent() -> None:
    sample_latent(published.load("Korea").table, np.random.default_rng(1), wanted=10)
    for name in TABLES:
        table = published.load(name).table
        chains = [value for key, value in packages()[name].items() if key.startswith("lcmcr.")]
        single, together = claimed(chains)
        for seed in (1, 2):
            wanted = 4000 if name == "Ned_5" else 20_000
            seconds, found = cpu(partial(sample_latent, table, np.random.default_rng(seed), wanted=wanted))
            say(
                table=name, seed=seed, cpu_s=round(seconds, 2), effective=round(found.effective), rhat=round(found.rhat, 3),
                median=float(np.median(found.totals)), per_s=round(found.effective / seconds, 1),
                lcmcr_single_per_s=round(single, 1), lcmcr_together_per_s=round(together, 2),
                ratio_single=round(found.effective / seconds / single, 1),
                ratio_together=round(found.effective / seconds / together, 1),
            )  # fmt: skip


def modes() -> None:
    for seed in (11, 12, 13):
        table = published.load("Ned_5").table
        seconds, found = cpu(partial(sample_latent, table, np.random.default_rng(seed), wanted=10_000))
        capped = found.totals[found.totals <= 21 * published.load("Ned_5").table.observed]
        say(
            seed=seed, cpu_s=round(seconds, 1), effective=round(found.effective), rhat=round(found.rhat, 3),
            high_by_chain=(found.totals > 80_000).mean(axis=1).round(3).tolist(),
            high=round(float((found.totals > 80_000).mean()), 3), high_below_20n=round(float((capped > 80_000).mean()), 3),
            beyond_20n=round(1 - capped.size / found.totals.size, 3), quantiles=np.quantile(found.totals, [0.025, 0.5, 0.975]).tolist(),
        )  # fmt: skip


PARTS = {"graphs": graphs, "latent": latent, "modes": modes}

if __name__ == "__main__":
    for part in sys.argv[1:] or PARTS:
        PARTS[part]()
