"""Evidence by levels of agreement, as codes and in words: no name and no value of a record."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from bearwitness.domain.messages import Language, message
from bearwitness.linkage.model.comparisons import COMPARISONS
from bearwitness.linkage.names.book import NameBook
from bearwitness.linkage.names.likeness import Likeness


def say_evidence(codes: str, language: Language = "en") -> str:
    """Evidence of a judgement in words, for a reader; neither codes nor words hold a name or a value."""
    words = (message(f"linkage.evidence.{code}", language) for code in codes.split())
    return message("linkage.evidence.joined", language).join(words)


def evidence(
    book: NameBook, likeness: Likeness, names: npt.NDArray[np.int64], levels: npt.NDArray[np.int8]
) -> str:
    """What agrees and what differs between two records, as codes of the catalogue (`linkage.evidence`).

    Parameters
    ----------
    book, likeness
        The names.
    names : int64 array, shape (2, 2)
        Name and alias of both records; -1 for none.
    levels : int8 array, shape (comparisons,)
        Level of each comparison, -1 silent.
    """
    said = list(_names(book, likeness, names))
    for comparison, level in zip(COMPARISONS[1:], levels[1:].tolist(), strict=True):
        if level >= 0:
            said.append(f"{comparison.name}_{comparison.levels[len(comparison.levels) - 1 - level].key}")
    return " ".join(said)


def _names(book: NameBook, likeness: Likeness, names: npt.NDArray[np.int64]) -> tuple[str, ...]:
    best: tuple[float, tuple[float, ...], bool] = (-1.0, (), False)
    for i, a in enumerate(names[0].tolist()):
        for j, b in enumerate(names[1].tolist()):
            if a >= 0 and b >= 0:
                for ratios in _ratios(book, likeness, a, b):
                    best = max(best, (float(np.prod(ratios)), ratios, bool(i + j)))
    if best[0] < 0:
        return ("no_name",)
    surname, *given = best[1]
    family = "missing" if surname == 1 else "same" if surname > 1 else "differs"
    return (*(("alias",) if best[2] else ()), f"surname_{family}", f"given_{_given(given)}")


def _given(ratios: list[float]) -> str:
    if all(ratio == 1 for ratio in ratios):
        return "missing"
    return ("same", "one", "differs")[sum(ratio < 1 for ratio in ratios)]


def _ratios(book: NameBook, likeness: Likeness, a: int, b: int) -> list[tuple[float, ...]]:
    return [
        tuple(likeness.ratio(place, x, y) for place, (x, y) in enumerate(zip(one, two, strict=True)))
        for one in book.tokens[book.start[a] : book.start[a + 1]].tolist()
        for two in book.tokens[book.start[b] : book.start[b + 1]].tolist()
    ]
