"""How often the model was right on pairs of the random sample that people settled after it spoke."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bearwitness.casebook.linking import ends_of, latest_run, open_pairs, standing_judgements
from bearwitness.domain.judgement import agreements

BANDS = ((0.0, 0.1), (0.1, 0.5), (0.5, 0.9), (0.9, 1.01))
"""What the model held for almost certainly different, rather different, rather the same, almost certainly the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """Settled pairs to which the model gave a probability within a band, and how many people called the same.

    `code` is the place of the band in `BANDS`, as text.
    """

    code: str
    settled: int
    same: int


def sample_calibration(at: datetime) -> list[Band]:
    """Bands of the latest run that hold a settled pair of the sample, both records open.

    Pairs that were settled before the run are left out: the run takes them as people said, so they show nothing.
    """
    run = latest_run()
    if run is None:
        return []
    judged = agreements(standing_judgements(at))
    counts = [[0, 0] for _ in BANDS]
    for pair in open_pairs(run, at).filter(weight__gt=0):
        found = judged.get(ends_of(pair))
        if found is None or found.verdict is None or found.judgements[-1].at <= run.at:
            continue
        band = next(n for n, (low, high) in enumerate(BANDS) if low <= pair.probability < high)
        counts[band][0] += 1
        counts[band][1] += found.verdict == "same"
    return [
        Band(code=str(n), settled=settled, same=same) for n, (settled, same) in enumerate(counts) if settled
    ]
