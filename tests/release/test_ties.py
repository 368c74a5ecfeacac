"""What a stranger knows of years and the periods around them, sum by sum."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from bearwitness.domain.codebook import codebook
from bearwitness.domain.date_step import spanned
from bearwitness.release.counts.cells import APART, Axis, Key
from bearwitness.release.counts.system import System
from bearwitness.release.counts.ties import Tie, ties_of

LEFT = "left_home"
PERIODS = (
    *("Before2000", "From2000To2004", "From2005To2009", "From2010To2014", "From2015To2019", "From2020"),
    *APART,
)
YEARS = Axis(
    property=f"{LEFT}.year",
    categories=(*spanned(2003, 2009), "_outside", "_coarser", *APART),
    overlapping=False,
)
AXES = {YEARS.property: YEARS, LEFT: Axis(property=LEFT, categories=PERIODS, overlapping=False)}
SEVERAL = {name: replace(axis, overlapping=True) for name, axis in AXES.items()}


def year(code: str) -> Key:
    return ((f"{LEFT}.year", code),)


def period(code: str) -> Key:
    return ((LEFT, code),)


def ties(axes: dict[str, Axis] = AXES) -> dict[Key, Tie]:
    return {each.margin: each for each in ties_of(axes, codebook())}


def test_years_within_a_period_are_together_no_more_than_it() -> None:
    found = ties()[period("From2000To2004")]
    assert found.parts == (year("2003"), year("2004"))
    (row,) = found.rows
    assert row == ([(year("2003"), 1.0), (year("2004"), 1.0), (period("From2000To2004"), -1.0)], -np.inf, 0.0)


def test_what_is_left_of_a_period_whose_years_all_count_is_dated_by_no_year() -> None:
    """Of the others it may be dated outside the series."""
    (row,) = ties()[year("_coarser")].rows
    five = [(year(each), -1.0) for each in spanned(2005, 2009)]
    assert row == ([(year("_coarser"), -1.0), (period("From2005To2009"), 1.0), *five], -np.inf, 0.0)


def test_who_has_no_date_or_is_in_doubt_is_as_many_at_either_step() -> None:
    for code in APART:
        found = ties()[period(code)]
        assert found.parts == (year(code),)
        assert found.rows == (([(year(code), 1.0), (period(code), -1.0)], 0.0, 0.0),)
    without = replace(YEARS, categories=tuple(each for each in YEARS.categories if each != "_conflicting"))
    assert period("_conflicting") not in ties({**AXES, YEARS.property: without})


def test_where_one_stands_in_several_each_year_is_no_more_than_its_period_and_all_cover_it() -> None:
    found = ties(SEVERAL)
    assert year("_coarser") not in found
    part = found[period("From2000To2004")].rows
    assert part[:2] == tuple(
        ([(year(each), 1.0), (period("From2000To2004"), -1.0)], -np.inf, 0.0) for each in ("2003", "2004")
    )
    rest = [(year(each), -1.0) for each in ("2003", "2004", "_coarser", "_outside")]
    assert part[2] == ([(period("From2000To2004"), 1.0), *rest], -np.inf, 0.0)
    whole = found[period("From2005To2009")].rows[-1]
    assert (year("_outside"), -1.0) not in whole[0]
    assert ties({**AXES, LEFT: SEVERAL[LEFT]}).keys() == found.keys(), "one of both is enough"


def test_nothing_is_tied_where_a_date_stands_at_one_step() -> None:
    assert ties_of({LEFT: AXES[LEFT]}, codebook()) == ()
    assert ties_of({YEARS.property: YEARS}, codebook()) == ()


def test_the_ties_are_sums_of_the_system() -> None:
    schemas = ((), (LEFT,), (YEARS.property,))
    plain, tied = System(AXES, schemas), System(AXES, schemas, ties=tuple(ties().values()))
    more = sum(len(each.rows) for each in ties().values())
    assert tied.matrix.shape == (plain.matrix.shape[0] + more, len(plain.keys))
    assert (tied.low == 0).sum() == (plain.low == 0).sum() + 2
