"""The disclosure report on microdata: every subset of up to three keys, at its worse reading of a blank."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from bearwitness.release.microdata.classes import blanks, sizes_as_value, sizes_as_wildcard, subsets
from bearwitness.release.microdata.diversity import distance, distinct
from bearwitness.release.microdata.uniques import minimal_uniques, suda_scores
from bearwitness.release.synthetic.codebook import Rows, SyntheticCodebook

LEAST = 10
LEAST_DISTINCT = 2


@dataclass(frozen=True)
class SubsetRisk:
    """One subset of the keys.

    Attributes
    ----------
    k_value, k_wildcard : smallest class with a blank as a value, and as a wildcard
    under : rows in a class below the threshold, at the worse reading
    distinct : for each sensitive column not among the keys, fewest distinct values in a class
    distance : for each, largest distance of a class from everybody
    """

    columns: tuple[str, ...]
    k_value: int
    k_wildcard: int
    under: int
    distinct: dict[str, int]
    distance: dict[str, float]

    @property
    def k(self) -> int:
        """The worse of both readings."""
        return min(self.k_value, self.k_wildcard)

    @property
    def certain(self) -> tuple[str, ...]:
        """Sensitive columns of which some class gives the value away."""
        return tuple(name for name, number in self.distinct.items() if number < LEAST_DISTINCT)


@dataclass(frozen=True)
class DisclosureReport:
    """All subsets, how many rows have minimal unique sets of one, two and three columns, the highest SUDA score."""

    rows: int
    least: int
    subsets: tuple[SubsetRisk, ...]
    special_uniques: tuple[int, ...]
    highest_score: int

    @property
    def holds(self) -> bool:
        """Whether every class is large enough and no class gives a sensitive value away."""
        return self.rows > 0 and all(each.k >= self.least and not each.certain for each in self.subsets)

    def to_json(self) -> dict[str, Any]:
        """The report; for inside use, it counts people."""
        return {
            "holds": self.holds,
            "rows": self.rows,
            "least": self.least,
            "special_uniques": list(self.special_uniques),
            "highest_score": self.highest_score,
            "subsets": [
                {
                    "columns": list(each.columns),
                    "k_value": each.k_value,
                    "k_wildcard": each.k_wildcard,
                    "under": each.under,
                    "l": each.distinct,
                    "t": {name: round(value, 4) for name, value in each.distance.items()},
                }
                for each in self.subsets
            ],
        }


def disclosure_report(
    rows: Rows,
    book: SyntheticCodebook,
    keys: tuple[str, ...] | None = None,
    *,
    most: int = 3,
    least: int = LEAST,
    tell: Callable[[int, int], None] | None = None,
) -> DisclosureReport:
    """Report over every subset of up to `most` of the keys.

    `keys` are all columns where nothing else is said: what an attacker knows is not ours to choose. `tell` is told
    how many subsets of how many are done.
    """
    places = [book.position(name) for name in (book.names if keys is None else keys)]
    sensitive = [book.position(name) for name in book.sensitive]
    if not len(rows):
        return DisclosureReport(0, least, (), (0,) * most, 0)
    minimal = minimal_uniques(rows, places, most)
    risks, sets = list[SubsetRisk](), subsets(places, most)
    for done, each in enumerate(sets, start=1):
        risks.append(_risk(rows, book, each, sensitive, least))
        if tell is not None:
            tell(done, len(sets))
    return DisclosureReport(
        len(rows),
        least,
        tuple(risks),
        tuple(int(number) for number in (minimal > 0).sum(axis=0)),
        int(suda_scores(minimal, len(places)).max()),
    )


def _risk(
    rows: Rows, book: SyntheticCodebook, columns: tuple[int, ...], sensitive: list[int], least: int
) -> SubsetRisk:
    as_value = sizes_as_value(rows, columns)
    as_wildcard = sizes_as_wildcard(rows, columns, blanks(book))
    others = [i for i in sensitive if i not in columns]
    return SubsetRisk(
        columns=tuple(book.names[i] for i in columns),
        k_value=int(as_value.min()),
        k_wildcard=int(as_wildcard.min()),
        under=int((np.minimum(as_value, as_wildcard) < least).sum()),
        distinct={book.names[i]: int(distinct(rows, columns, i).min()) for i in others},
        distance={book.names[i]: float(distance(rows, columns, i).max()) for i in others},
    )
