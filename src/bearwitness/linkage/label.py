"""What people have judged of pairs, as a run of linkage takes it: fixed where two agreed, and a lesson to the model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bearwitness.linkage.model.engine import Scored
from bearwitness.linkage.outline import Outline

Integers = npt.NDArray[np.int64]
Numbers = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """Two reviewers agreed that two records, each a list and a rec_id, are one person or are not.

    `weight` is above 0 for a pair of a random sample: how many compared pairs it stands for.
    """

    first: tuple[str, str]
    second: tuple[str, str]
    same: bool
    weight: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """Labels by number of pair in a `Scored`; shape (labels,) each."""

    pair: Integers
    same: npt.NDArray[np.bool_]
    weight: Numbers

    def __len__(self) -> int:
        return len(self.pair)


def placed(outline: Outline, scored: Scored, labels: Sequence[Label]) -> tuple[Scored, Labelled]:
    """Find the labelled pairs among those compared; one judged the same that no key brought together is added.

    A label on a record that is not on the lists any more is left out.
    """
    if not labels:
        return scored, _labelled([], [])
    named = {end for each in labels for end in (each.first, each.second)}
    number = {
        key: n
        for n, (home, rec_id) in enumerate(zip(outline.list_of.tolist(), outline.rec_ids, strict=True))
        if (key := (outline.lists[home], rec_id)) in named
    }
    met = {
        (min(a, b), max(a, b)): each
        for each in labels
        if (a := number.get(each.first, -1)) >= 0 and (b := number.get(each.second, -1)) >= 0 and a != b
    }
    at = _where(scored, list(met), len(outline))
    added = sorted(
        pair for (pair, each), n in zip(met.items(), at.tolist(), strict=True) if each.same and n < 0
    )
    if added:
        scored = _with(scored, added)
        at = _where(scored, list(met), len(outline))
    found = [(n, each) for n, each in zip(at.tolist(), met.values(), strict=True) if n >= 0]
    return scored, _labelled([n for n, _ in found], [each for _, each in found])


def _labelled(pairs: Sequence[int], labels: Sequence[Label]) -> Labelled:
    return Labelled(
        pair=np.array(pairs, dtype=np.int64),
        same=np.array([each.same for each in labels], dtype=bool),
        weight=np.array([each.weight for each in labels], dtype=np.float64),
    )


def _where(scored: Scored, pairs: Sequence[tuple[int, int]], size: int) -> Integers:
    """Number of each pair of records among those compared, which are in ascending order; -1 where it is not."""
    keys = scored.left * size + scored.right
    wanted = np.array([a * size + b for a, b in pairs], dtype=np.int64)
    at = np.searchsorted(keys, wanted)
    here = at < len(keys)
    here[here] = keys[at[here]] == wanted[here]
    return np.where(here, at, -1)


def _with(scored: Scored, added: Sequence[tuple[int, int]]) -> Scored:
    """The same pairs with others of which nothing was compared, in order."""
    ends = np.array(added, dtype=np.int64)
    left, right = np.concatenate([scored.left, ends[:, 0]]), np.concatenate([scored.right, ends[:, 1]])
    silent = np.full((len(ends), scored.levels.shape[1]), -1, dtype=np.int8)
    order = np.lexsort((right, left))
    return Scored(
        left=left[order],
        right=right[order],
        bits=np.concatenate([scored.bits, np.zeros(len(ends))])[order],
        levels=np.concatenate([scored.levels, silent])[order],
    )
