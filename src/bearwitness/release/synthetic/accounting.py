"""From (epsilon, delta) to noise, and back: privacy loss distributions of the discrete Gaussian."""

from __future__ import annotations

import functools
import math
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from bearwitness.domain.errors import BadValue, MissingExtra

if TYPE_CHECKING:
    from bearwitness.release.synthetic.workload import Workload

STEP = 1e-3
"""Width of the grid of privacy losses; rounded against us, so that the result is an upper bound."""
TRIES = 60
CAP = 12.0
"""Epsilon that no person may exceed over all releases."""
STRONG = 8.0
"""Epsilon above which the promise is weak, and whoever asks for it has to say so."""


def epsilon_of(sigmas: Iterable[float], delta: float) -> float:
    """Epsilon that discrete Gaussian noise with these parameters gives together, at `delta`.

    One person is in one cell of each table, so each table is a one-dimensional mechanism of sensitivity 1,
    and the tables compose.

    References
    ----------
    Canonne, Kamath and Steinke, The discrete Gaussian for differential privacy, 2020.
    Koskela, Jalko and Honkela, Computing tight differential privacy guarantees using FFT, 2020.
    """
    if not 0 < delta < 1:
        raise BadValue(kind="--delta", example="0.00001")
    counted = sorted(Counter(sigmas).items())
    if not counted:
        return 0.0
    total = functools.reduce(lambda a, b: a.compose(b), (_loss(s, count) for s, count in counted))
    return float(total.get_epsilon_for_delta(delta))


def calibrate(workload: Workload, epsilon: float, delta: float) -> float:
    """Least noise scale at which the whole workload keeps (epsilon, delta).

    Raises
    ------
    BadValue
        When epsilon or delta is out of range.
    """
    if not (math.isfinite(epsilon) and 0 < epsilon <= 50):
        raise BadValue(kind="--epsilon", example="4")

    def fits(scale: float) -> bool:
        return epsilon_of((query.sigma(scale) for query in workload.queries), delta) <= epsilon

    low, high = 0.1, 1.0
    while not fits(high):
        low, high = high, high * 2
        if high > 1e6:
            raise BadValue(kind="--epsilon", example="4")
    for _ in range(TRIES):
        if high / low < 1.001:
            break
        middle = math.sqrt(low * high)
        low, high = (low, middle) if fits(middle) else (middle, high)
    return high


@functools.lru_cache(maxsize=4096)
def _loss(sigma: float, times: int) -> Any:
    try:
        from dp_accounting.pld import privacy_loss_distribution
    except ImportError:
        raise MissingExtra(extra="synth") from None
    made = privacy_loss_distribution.from_discrete_gaussian_mechanism(
        sigma, value_discretization_interval=STEP
    )
    return made.self_compose(times)
