"""Whether chains agree: rank-normalised split R-hat, and how many independent draws they are worth."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.special import ndtri

from bearwitness.estimate.note import Note, Value
from bearwitness.estimate.verdict.rounding import two_figures

Floats = npt.NDArray[np.float64]


def split_rhat(draws: Floats) -> float:
    """Larger of the split R-hat of the ranks and of the folded ranks; 1 where chains agree.

    Parameters
    ----------
    draws : array, shape (chains, draws)
        One quantity along each chain.

    References
    ----------
    Vehtari A, Gelman A, Simpson D, Carpenter B, Burkner P-C (2021). Rank-normalization, folding, and
    localization: an improved R-hat for assessing convergence of MCMC. Bayesian Analysis 16:667-718.
    """
    halves = _split(draws)
    folded = np.abs(halves - np.median(halves))
    return max(_rhat(_normal_ranks(halves)), _rhat(_normal_ranks(folded)))


def effective_draws(draws: Floats) -> float:
    """Bulk effective sample size of all chains together, by Geyer's initial monotone sequence.

    Chains that sit in different places bring it down to about their number, however long they are.

    Parameters
    ----------
    draws : array, shape (chains, draws)
        One quantity along each chain.

    References
    ----------
    Vehtari et al. (2021), Bayesian Analysis 16:667-718.
    """
    return effective_size(_normal_ranks(_split(draws)))


def effective_size(values: Floats) -> float:
    """Effective sample size for the mean of the values as they are, shape (chains, draws)."""
    chains, size = values.shape
    centred = values - values.mean(axis=1, keepdims=True)
    power = np.abs(np.fft.rfft(centred, 2 * size, axis=1)) ** 2
    lags = np.fft.irfft(power, axis=1)[:, :size] / size
    within = float(lags[:, 0].mean()) * size / (size - 1)
    pooled = within * (size - 1) / size
    if chains > 1:
        pooled += float(values.mean(axis=1).var(ddof=1))
    if pooled == 0:
        return float(chains * size)
    rho = 1 - (within - lags.mean(axis=0)) / pooled
    rho[0] = 1.0
    pairs = rho[: size // 2 * 2].reshape(-1, 2).sum(axis=1)
    ends = np.flatnonzero(pairs < 0)
    pairs = np.minimum.accumulate(pairs[: ends[0] if len(ends) else len(pairs)])
    tau = max(2 * float(pairs.sum()) - 1, 1 / np.log10(chains * size))
    return float(chains * size / tau)


ABSURD = 1e8
"""Persons above which a median says only that nothing bounds it."""


def disagreement(draws: Floats, rhat: float, effective: float) -> Note:
    """Note on chains, shape (chains, draws), that cannot be relied on.

    Some ran off; or they have not come to agree, with the medians they came to; or these look alike to two figures,
    and they have not moved enough to show that they agree.
    """
    medians = np.median(draws, axis=1)
    if medians.max() > ABSURD:
        return Note(code="ran_off", values={"rhat": f"{rhat:.2f}", "effective": int(effective)})
    values: dict[str, Value] = {"rhat": f"{rhat:.2f}", "effective": int(effective)}
    lowest, highest = float(medians.min()), float(medians.max())
    if two_figures(lowest) == two_figures(highest):
        return Note(code="not_mixed", values=values)
    return Note(code="not_converged", values={"lowest": lowest, "highest": highest, **values})


def _split(draws: Floats) -> Floats:
    half = draws.shape[1] // 2
    return np.concatenate([draws[:, :half], draws[:, -half:]])


def _normal_ranks(values: Floats) -> Floats:
    _, place, ties = np.unique(values, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(ties) - (ties - 1) / 2)[place].reshape(values.shape)
    scores: Floats = ndtri((ranks - 0.375) / (values.size + 0.25))
    return scores


def _rhat(values: Floats) -> float:
    size = values.shape[1]
    within = float(values.var(axis=1, ddof=1).mean())
    between = float(values.mean(axis=1).var(ddof=1))
    return float(np.sqrt((size - 1) / size + between / within)) if within > 0 else 1.0
