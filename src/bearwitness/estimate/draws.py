"""Draws of an estimate for other software."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bearwitness.domain.errors import BadValue, MissingExtra
from bearwitness.estimate.estimate_record import Estimate

if TYPE_CHECKING:
    from xarray import DataTree


def to_arviz(estimate: Estimate) -> DataTree:
    """Draws as ArviZ takes them: group `posterior`, variable `total`, dimensions chain and draw.

    Needs the extra `draws` (arviz-base), which is loaded only here.

    Raises
    ------
    BadValue
        The method makes no draws, or gave none.
    MissingExtra
        arviz-base is not installed.

    Examples
    --------
    >>> import numpy as np
    >>> from bearwitness.estimate import published
    >>> from bearwitness.estimate.methods import decomposable
    >>> found = decomposable.fit(published.load("MadiganYork_3").table, np.random.default_rng(1), reps=500)
    >>> tree = to_arviz(found)
    >>> dict(tree["posterior"].sizes), tree["posterior"].attrs["method"]
    ({'chain': 1, 'draw': 500}, 'decomposable')
    """
    if estimate.draws is None:
        raise BadValue(kind="estimate", example="decomposable, threshold or latent with --reps 1000")
    try:
        from arviz_base import from_dict
    except ImportError as error:
        raise MissingExtra(extra="draws") from error
    tree: DataTree = from_dict(
        {"posterior": {"total": estimate.draws}},
        attrs={"posterior": {"method": estimate.method, "model": estimate.model or ""}},
    )
    return tree
