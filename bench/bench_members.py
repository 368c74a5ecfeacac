"""What a promise is worth: how releases about the same people add up, and how often what is one person's comes through.

    python -m bench.bench_members [--populations 10] [--people 4000] [--epsilon 4]

Without arguments: one population, under a minute of computing. The populations are invented, of 8 columns
(`tests.release.synthetic.small`). For each, rows are made from one draw of the people; the share of combinations of three
values that one person of that draw has, and nobody of another draw, that stand in the rows is compared with the share the
other way round. One JSON object a line.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path
from statistics import mean, stdev

from bearwitness.release.synthetic import Ledger, Plan, synthesize
from bearwitness.release.synthetic.accounting import calibrate, epsilon_of
from bearwitness.release.synthetic.workload import Workload

sys.path.insert(0, str(Path(__file__).parents[1]))
from tests.release.synthetic.small import BOOK, people

from bench.leak import once_only
from bench.synth_population import codebook

RELEASES = (1, 2, 3, 5)


def composed(epsilon: float, delta: float) -> dict[int, float]:
    """Number of releases about the same people to their epsilon together, for the table of 23 columns."""
    workload = Workload.of(codebook())
    scale = calibrate(workload, epsilon, delta)
    sigmas = [query.sigma(scale) for query in workload.queries]
    return {number: round(epsilon_of(sigmas * number, delta), 2) for number in RELEASES}


def gap(number: int, epsilon: float, seed: int) -> float:
    """How much more often combinations of one person come through for those in the table."""
    records, control = people(number, seed), people(number, 1000 + seed)
    with tempfile.TemporaryDirectory() as folder:
        plan = Plan(BOOK, epsilon, 1 / number, epsilon + 1, Ledger(Path(folder) / "ledger.jsonl"))
        return once_only(records, control, synthesize(records, plan).rows, BOOK, 3).gap


def main() -> None:
    """Print how budgets add up, then the gap of each population, then their mean."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--populations", type=int, default=1)
    parser.add_argument("--people", type=int, default=4000)
    parser.add_argument("--epsilon", type=float, default=4.0)
    chosen = parser.parse_args()
    together = composed(chosen.epsilon, 1 / 50_000)
    print(json.dumps({"releases": together, "delta": 1 / 50_000}), flush=True)
    gaps = []
    for seed in range(1, chosen.populations + 1):
        gaps.append(gap(chosen.people, chosen.epsilon, seed))
        print(json.dumps({"population": seed, "gap": round(gaps[-1], 3)}), flush=True)
    error = round(stdev(gaps) / len(gaps) ** 0.5, 3) if len(gaps) > 1 else None
    print(json.dumps({"populations": len(gaps), "gap": round(mean(gaps), 3), "error": error}), flush=True)


if __name__ == "__main__":
    main()
