"""The methods there are, by the name that `--method` takes. A new method is a file and a line here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from bearwitness.estimate.errors import UnknownMethod
from bearwitness.estimate.methods import (
    bic,
    chao,
    chapman,
    decomposable,
    heterogeneity,
    independence,
    latent,
    stepwise,
    threshold,
)
from bearwitness.estimate.methods.method import Fit

METHODS: dict[str, Fit] = {
    "independence": independence.fit,
    "chao": chao.fit,
    "chapman": chapman.fit,
    "stepwise": stepwise.fit,
    "bic": bic.fit,
    "threshold": threshold.fit,
    "decomposable": decomposable.fit,
    "latent": latent.fit,
    "heterogeneity": heterogeneity.fit,
}
CITATIONS: dict[str, tuple[str, ...]] = {
    "independence": independence.CITATION,
    "chao": chao.CITATION,
    "chapman": chapman.CITATION,
    "stepwise": stepwise.CITATION,
    "bic": bic.CITATION,
    "threshold": threshold.CITATION,
    "decomposable": decomposable.CITATION,
    "latent": latent.CITATION,
    "heterogeneity": heterogeneity.CITATION,
}
ALL = "all"


def chosen(names: Sequence[str], beside: Mapping[str, Fit] = MappingProxyType({})) -> dict[str, Fit]:
    """Methods by name in a fixed order, `beside` the last; none, or `all`, means every one.

    Raises
    ------
    UnknownMethod
        With the names of the methods there are.
    """
    every = {**METHODS, **beside}
    if set(names) - {ALL, *every}:
        raise UnknownMethod(methods=", ".join([*every, ALL]))
    return {name: fit for name, fit in every.items() if not names or ALL in names or name in names}
