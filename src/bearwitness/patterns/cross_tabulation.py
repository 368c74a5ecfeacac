"""Who stands in which cell of a table by one or two properties, with lineage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from bearwitness.domain.frame import PersonRow
from bearwitness.patterns.errors import BadDimensions

Codes = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CrossTable:
    """Persons by the codes of one or two properties.

    Attributes
    ----------
    by
        The properties, in the order of the codes in a cell's key.
    cells
        Codes to the tokens of the persons in the cell; cells that hold nobody are absent.
    not_recorded
        Persons for whom at least one of the properties is not recorded (and none conflicts).
    conflicting
        Persons on whom the claims disagree about at least one of the properties; they stand in no cell.
    multi
        Whether some person has several codes of one property, so that categories overlap and do
        not add up to the number of persons.
    """

    by: tuple[str, ...]
    cells: Mapping[Codes, frozenset[str]]
    not_recorded: frozenset[str]
    conflicting: frozenset[str]
    multi: bool

    @property
    def counts(self) -> dict[Codes, int]:
        """Number of persons in each cell that holds somebody."""
        return {codes: len(tokens) for codes, tokens in self.cells.items()}

    @property
    def persons(self) -> frozenset[str]:
        """Everybody who stands in at least one cell."""
        return frozenset().union(*self.cells.values())


def cross_tabulate(rows: Sequence[PersonRow], by: tuple[str, ...]) -> CrossTable:
    """Cross-tabulate persons by one or two properties.

    A person with several codes of a property counts once in each of its categories.

    Parameters
    ----------
    rows
        The persons, each token once.
    by
        One or two different properties.

    Raises
    ------
    BadDimensions
        If there are no, more than two, or twice the same properties.

    Examples
    --------
    >>> rows = [PersonRow(token="a", lists=frozenset(), values={"sex": ("Female",)})]
    >>> cross_tabulate(rows, ("sex",)).counts
    {('Female',): 1}
    """
    if not 1 <= len(by) <= 2 or len(set(by)) != len(by):
        raise BadDimensions(number=len(by))
    cells: dict[Codes, set[str]] = {}
    not_recorded, conflicting, multi = set(), set(), False
    for row in rows:
        codes = [row.values.get(name, ()) for name in by]
        if row.conflicts.intersection(by):
            conflicting.add(row.token)
        elif not all(codes):
            not_recorded.add(row.token)
        else:
            multi = multi or any(len(set(each)) > 1 for each in codes)
            for key in product(*codes):
                cells.setdefault(key, set()).add(row.token)
    return CrossTable(
        by=by,
        cells={key: frozenset(cells[key]) for key in sorted(cells)},
        not_recorded=frozenset(not_recorded),
        conflicting=frozenset(conflicting),
        multi=multi,
    )
