"""One clustering from the linked pairs: strongest first, two records of one list only where they are duplicates."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import numpy.typing as npt

from bearwitness.linkage.model.engine import Scored
from bearwitness.linkage.outline import Outline

Integers = npt.NDArray[np.int64]


def cluster(
    records: Outline,
    scored: Scored,
    probability: npt.NDArray[np.float64],
    threshold: float,
    apart: Collection[tuple[int, int]] = (),
) -> Integers:
    """Cluster of every record, shape (records,), numbered by their first record.

    A pair at or above the threshold joins two clusters unless they would then hold two records of one list that are
    not themselves linked, or two records that people have judged to be `apart` (pairs of numbers, smaller first).
    """
    linked = np.flatnonzero(probability >= threshold)
    order = linked[np.lexsort((scored.right[linked], scored.left[linked], -probability[linked]))]
    twins = {(int(scored.left[n]), int(scored.right[n])) for n in linked}
    members: dict[int, list[int]] = {}
    home = np.arange(len(records), dtype=np.int64)
    for n in order.tolist():
        a, b = int(home[scored.left[n]]), int(home[scored.right[n]])
        if a == b:
            continue
        a, b = min(a, b), max(a, b)
        ours, theirs = members.get(a, [a]), members.get(b, [b])
        if _clash(records, ours, theirs, twins) or _parted(ours, theirs, apart):
            continue
        members[a] = [*ours, *theirs]
        members.pop(b, None)
        home[theirs] = a
    return home


def _clash(records: Outline, ours: list[int], theirs: list[int], twins: set[tuple[int, int]]) -> bool:
    return any(
        records.list_of[a] == records.list_of[b] and (min(a, b), max(a, b)) not in twins
        for a in ours
        for b in theirs
    )


def _parted(ours: list[int], theirs: list[int], apart: Collection[tuple[int, int]]) -> bool:
    return bool(apart) and any((min(a, b), max(a, b)) in apart for a in ours for b in theirs)
