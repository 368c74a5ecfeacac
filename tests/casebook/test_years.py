"""The year that a date means: only where it certainly does, and of claims that stand."""

import pytest

from bearwitness.casebook.banding import dated
from bearwitness.casebook.persons import _Person, _years
from bearwitness.casebook.resolve import Resolution
from bearwitness.domain.codebook import codebook
from bearwitness.domain.date_step import STEPS, dates_by_year, steps_of
from bearwitness.domain.partial_date import PartialDate
from bearwitness.domain.term import Term

YEARS = {
    "2003": "2003",
    "2003-05": "2003",
    "2003-05-17": "2003",
    "2003-21": "2003",
    "2003-02/2003-11": "2003",
    **dict.fromkeys(("1998/2003", "2003~", "2003?", "2003%", "200X", "..2003", "2003..", "2003-11/2004-02")),
}


@pytest.mark.parametrize(("text", "year"), YEARS.items())
def test_a_date_means_a_year_only_where_it_certainly_does(text: str, year: str | None) -> None:
    assert dated("left_home", PartialDate.parse(text)) == year


def test_only_dates_of_persons_that_may_leave_by_year_have_one() -> None:
    assert dates_by_year(codebook()) == {"left_home", "repatriated_on", "arrived"}
    assert dated("happened", PartialDate.parse("2003")) is None
    assert dated("sex", Term(list="sex", code="Female")) is None
    assert [steps_of(codebook(), name) for name in ("left_home", "happened", "sex")] == [STEPS, STEPS[:1], ()]


TOLD = {"a": "2001", "b": "2002", "c": "2010"}
"""Years of claims."""


@pytest.mark.parametrize(
    ("name", "cited", "chosen", "years"),
    [
        ("left_home", ("a",), (), ("2001",)),
        ("left_home", ("a", "b"), (), ("2001", "2002")),
        ("left_home", ("a", "b"), ("b",), ("2002",)),
        ("left_home", ("a", "span"), (), ("2001",)),
        ("left_home", ("a", "span"), ("span",), ()),
        ("left_home", ("a",), ("elsewhere", None), ("2001",)),
        ("repatriated_on", ("a", "c"), ("c",), ("2001", "2010")),
    ],
)
def test_years_are_those_of_claims_that_stand_and_of_the_one_that_was_chosen(
    name: str, cited: tuple[str, ...], chosen: tuple[str | None, ...], years: tuple[str, ...]
) -> None:
    person = _Person(set(), {}, set(), TOLD)
    assert _years(name, Resolution(codes=("From2000To2004",), claims=cited), person, chosen) == years
