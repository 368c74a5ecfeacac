"""Which subjects of two coders are one, where each spoke of subjects of her own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
from scipy.optimize import linear_sum_assignment

Marked = tuple[int, int]
"""First character of a passage, and the one after the last."""


def counterparts(
    first: Mapping[str, Iterable[Marked]], second: Mapping[str, Iterable[Marked]]
) -> dict[str, str]:
    """Pair subjects of one text, one with one, so that paired ones share as many marked characters as can be.

    Only where they were marked is asked, never what was said of them, so that agreement on values is none of the pairing.

    Parameters
    ----------
    first, second
        For each subject that only this coder spoke of, the passages on which she did.

    Returns
    -------
    dict
        Subject of the first by that of the second. Subjects without a character in common stay alone.

    Examples
    --------
    >>> counterparts({"E-1": [(0, 9)], "E-2": [(20, 30)]}, {"E-8": [(22, 28)], "E-9": [(40, 50)]})
    {'E-8': 'E-2'}
    """
    ours, theirs = _characters(first), _characters(second)
    rows, columns = sorted(ours), sorted(theirs)
    shared = np.array([[len(ours[one] & theirs[two]) for two in columns] for one in rows], dtype=np.int64)
    if not shared.size:
        return {}
    pairs = zip(*linear_sum_assignment(shared, maximize=True), strict=True)
    return {columns[two]: rows[one] for one, two in pairs if shared[one, two]}


def _characters(marked: Mapping[str, Iterable[Marked]]) -> dict[str, frozenset[int]]:
    return {
        name: frozenset(place for low, high in spans for place in range(low, high))
        for name, spans in marked.items()
    }
