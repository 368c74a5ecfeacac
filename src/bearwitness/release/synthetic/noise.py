"""Discrete Gaussian noise: from the operating system in a release, from a seed only in tests."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Protocol

from bearwitness.domain.errors import MissingExtra

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


class Noise(Protocol):
    """Adds noise to the counts of one table."""

    releasable: bool

    def add(self, counts: NDArray[np.int64], sigma: float) -> NDArray[np.int64]:
        """Noisy counts, of the same shape."""
        ...


class SecretNoise:
    """OpenDP's exact discrete Gaussian on the operating system's randomness; cannot be seeded.

    Integer arithmetic only, so that no floating-point bit tells of a person (Mironov 2012).
    """

    releasable = True

    def add(self, counts: NDArray[np.int64], sigma: float) -> NDArray[np.int64]:
        """Noisy counts, of the same shape."""
        import numpy as np

        try:
            dp = importlib.import_module("opendp.prelude")
        except ImportError:
            raise MissingExtra(extra="synth") from None
        dp.enable_features("contrib")
        space = dp.vector_domain(dp.atom_domain(T="i64")), dp.l2_distance(T="f64")
        drawn = dp.m.make_gaussian(*space, scale=sigma)(counts.ravel().tolist())
        return np.asarray(drawn, dtype=np.int64).reshape(counts.shape)


class TestNoise:
    """Seeded noise of the same distribution to within rounding; whatever it makes is not for release."""

    __test__ = False
    releasable = False

    def __init__(self, seed: int) -> None:
        import numpy as np

        self._rng = np.random.default_rng(seed)

    def add(self, counts: NDArray[np.int64], sigma: float) -> NDArray[np.int64]:
        """Noisy counts, of the same shape."""
        import numpy as np

        return counts + np.rint(self._rng.normal(0, sigma, counts.shape)).astype(np.int64)
