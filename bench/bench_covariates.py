"""Whether limits that use covariates of persons hold the true number, and what lists alone say.

Usage: bench_covariates.py [RUNS [DESIGN...]]. A thousand persons a run (100 runs by default), 100 samples each. `unseen` is what no
covariate method can mend: persons differ in something that was not recorded.
"""

from __future__ import annotations

import json
import sys
from itertools import product

import numpy as np

from bearwitness.estimate import PersonCovariates
from bearwitness.estimate.methods.covariates import FitPersons
from bearwitness.estimate.methods.independence import fit as independence

MANY, SAMPLES = 1000, 100
DESIGNS = {
    "one covariate": {"odds": (-1.0, -1.2, -0.8), "slopes": (1.0, 1.0, 1.0)},
    "covariate of opposite effect": {"odds": (-0.8, -0.8, -0.6), "slopes": (1.2, -1.2, 0.0)},
    "covariate and dependent lists": {"odds": (-1.0, -1.2, -0.8), "slopes": (1.0, 0.8, 0.6), "pair": 1.0},
    "four lists": {"odds": (-1.5, -1.2, -1.4, -1.0), "slopes": (1.0, 0.5, 0.8, 0.6)},
    "covariate without effect": {"odds": (-1.0, -1.2, -0.8), "slopes": (0.0, 0.0, 0.0)},
    "unseen": {"odds": (-1.0, -1.2, -0.8), "slopes": (1.0, 1.0, 1.0), "hidden": True},
}


def persons_of(
    rng: np.random.Generator,
    odds: tuple[float, ...],
    slopes: tuple[float, ...],
    pair: float = 0.0,
    hidden: bool = False,
) -> PersonCovariates:
    x = rng.normal(size=MANY).round(1)
    patterns = np.array(list(product((0, 1), repeat=len(odds))))
    logs = (np.array(odds) + np.outer(x, slopes)) @ patterns.T + pair * patterns[:, 0] * patterns[:, 1]
    chances = np.exp(logs) / np.exp(logs).sum(axis=1, keepdims=True)
    drawn = patterns[(chances.cumsum(axis=1) > rng.random(MANY)[:, None]).argmax(axis=1)]
    told = rng.normal(size=MANY).round(1) if hidden else x
    rows = [f"{','.join(map(str, on))},{v}" for on, v in zip(drawn.tolist(), told, strict=True) if any(on)]
    head = ",".join([*(f"in_{n}" for n in range(len(odds))), "x"])
    return PersonCovariates.from_csv("\n".join([head, *rows]), ["x"])


def main(runs: int, names: list[str]) -> None:
    for name in names:
        design = DESIGNS[name]
        held = {"samples": 0, "delta": 0, "independence": 0}
        given, totals, widths = 0, [], []
        for seed in range(runs):
            rng = np.random.default_rng([seed, *name.encode()])
            persons = persons_of(rng, **design)  # type: ignore[arg-type]  # values of one kind by key
            found = FitPersons(persons)(persons.table, rng, reps=SAMPLES)
            plain = independence(persons.table, rng, reps=SAMPLES).interval
            held["independence"] += plain is not None and plain.lower <= MANY <= plain.upper
            if found.total is None or found.interval is None:
                continue
            given += 1
            totals.append(found.total)
            widths.append(found.interval.upper - found.interval.lower)
            held["samples"] += found.interval.lower <= MANY <= found.interval.upper
            held["delta"] += found.beside[0].lower <= MANY <= found.beside[0].upper
        print(
            json.dumps(
                {
                    "design": name,
                    "runs": runs,
                    "given": given,
                    "median": round(float(np.median(totals))),
                    "width": round(float(np.median(widths))),
                    **{
                        key: round(n / (runs if key == "independence" else given), 3)
                        for key, n in held.items()
                    },
                }
            ),
            flush=True,
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100, sys.argv[2:] or list(DESIGNS))
