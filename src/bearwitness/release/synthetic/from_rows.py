"""A casebook's persons as records for synthetic data: the domain is the public codebook, never what they said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from bearwitness.domain.frame import PersonRow
from bearwitness.release.synthetic.codebook import BLANK, Rows, SyntheticCodebook

YES = "yes"
"""Of a property of which a person can have several codes, each code is a column of its own."""


def book_of(
    columns: Sequence[str], codes: Mapping[str, tuple[str, ...]], many: frozenset[str]
) -> SyntheticCodebook:
    """Columns with their levels.

    Parameters
    ----------
    columns
        Properties.
    codes
        Property to the codes of its public list.
    many
        Properties of which a person can have several codes.
    """
    levels: dict[str, tuple[str, ...]] = {}
    for name in columns:
        if name in many:
            levels |= {f"{name}.{code}": (BLANK, YES) for code in codes[name]}
        else:
            levels[name] = (BLANK, *codes[name])
    single = tuple(name for name in columns if name not in many)
    return SyntheticCodebook(columns=levels, quasi_identifiers=single)


def records_of(rows: Sequence[PersonRow], book: SyntheticCodebook) -> Rows:
    """One record a person, shape (persons, columns); what is not recorded, or on which sources disagree, is blank."""
    found = np.zeros((len(rows), len(book.names)), dtype=np.int16)
    for at, row in enumerate(rows):
        for place, (column, levels) in enumerate(book.columns.items()):
            name, _, code = column.partition(".")
            said = () if name in row.conflicts else row.values.get(name, ())
            if code:
                found[at, place] = int(code in said)
            elif len(said) == 1 and said[0] in levels:
                found[at, place] = levels.index(said[0])
    return found
