"""Evidence in words, by levels of agreement: no name and no value of a record."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from bearwitness.linkage.model.comparisons import COMPARISONS
from bearwitness.linkage.names.book import NameBook
from bearwitness.linkage.names.likeness import Likeness

_WORDS = {
    "birth": {
        "same": "same year of birth",
        "overlap": "years of birth that can be the same",
        "1": "year of birth one off",
        "2": "year of birth two off",
        "4": "year of birth up to four off",
        "else": "different years of birth",
    },
    "sexes": {"same": "same sex", "else": "different sex"},
    "home": {
        "county": "same home county",
        "near": "same home province, another county",
        "province": "same home province",
        "else": "different home provinces",
    },
    "stay": {"same": "same place in China", "else": "different places in China"},
    "crossing": {
        "0": "same year of crossing",
        "1": "year of crossing one off",
        "2": "year of crossing two off",
        "else": "different years of crossing",
    },
    "arrival": {
        "0": "same year of arrival",
        "1": "year of arrival one off",
        "2": "year of arrival two off",
        "else": "different years of arrival",
    },
    "order": {"broken": "one arrived before the other crossed", "else": ""},
}


def evidence(
    book: NameBook, likeness: Likeness, names: npt.NDArray[np.int64], levels: npt.NDArray[np.int8]
) -> str:
    """What agrees and what differs between two records.

    Parameters
    ----------
    book, likeness
        The names.
    names : int64 array, shape (2, 2)
        Name and alias of both records; -1 for none.
    levels : int8 array, shape (comparisons,)
        Level of each comparison, -1 silent.
    """
    said = [_names(book, likeness, names)]
    for comparison, level in zip(COMPARISONS[1:], levels[1:].tolist(), strict=True):
        if level >= 0:
            said.append(_WORDS[comparison.name][comparison.levels[len(comparison.levels) - 1 - level].key])
    return "; ".join(each for each in said if each)


def _names(book: NameBook, likeness: Likeness, names: npt.NDArray[np.int64]) -> str:
    best: tuple[float, tuple[float, ...], str] = (-1.0, (), "")
    for i, a in enumerate(names[0].tolist()):
        for j, b in enumerate(names[1].tolist()):
            if a >= 0 and b >= 0:
                for ratios in _ratios(book, likeness, a, b):
                    best = max(best, (float(np.prod(ratios)), ratios, "by an alias: " if i + j else ""))
    if best[0] < 0:
        return "no name on one side"
    surname, *given = best[1]
    family = "surname not given" if surname == 1 else "same surname" if surname > 1 else "surnames differ"
    return f"{best[2]}{family}, {_given(given)}"


def _given(ratios: list[float]) -> str:
    if all(ratio == 1 for ratio in ratios):
        return "given name missing"
    against = sum(ratio < 1 for ratio in ratios)
    return ("same given name", "one syllable differs", "given names differ")[against]


def _ratios(book: NameBook, likeness: Likeness, a: int, b: int) -> list[tuple[float, ...]]:
    return [
        tuple(likeness.ratio(place, x, y) for place, (x, y) in enumerate(zip(one, two, strict=True)))
        for one in book.tokens[book.start[a] : book.start[a + 1]].tolist()
        for two in book.tokens[book.start[b] : book.start[b + 1]].tolist()
    ]
