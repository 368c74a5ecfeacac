"""The value that somebody wrote for a property."""

from __future__ import annotations

from bearwitness.domain.codebook import codebook
from bearwitness.domain.errors import BearwitnessError
from bearwitness.domain.value import Value, value_type
from bearwitness.intake.lists.mapping import Column
from bearwitness.intake.lists.values import value_of
from bearwitness.intake.read import read_candidates
from bearwitness.intake.written import written


def stated_value(name: str, words: str) -> Value | None:
    """Value of a property in words; None where they state none.

    Notation, codes, their labels and names of places are taken as they are. What is none of these is read as a text
    would be, so that "about 8,000 yuan", 열일곱 살 and 二十五岁 do as well; it must state one thing only.
    """
    wanted = codebook().property(name)
    try:
        if wanted.type in ("subject", "text"):
            value: Value = value_type(wanted.type).parse(words)
            return value
    except BearwitnessError:
        return None
    column = Column(header="", property=name, values={}, forms=())
    direct = value_of(column, words)
    if direct is not None:
        return direct
    found = [each for each in read_candidates(words) if each.kind == wanted.type]
    return value_of(column, written(found[0])) if len(found) == 1 else None
