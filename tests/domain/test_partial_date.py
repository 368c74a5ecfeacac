"""Dates in EDTF: what they state, how they are written, and that no comparison claims too much."""

from datetime import date

import pytest
from hypothesis import given
from tests.domain.values import dates

from bearwitness.domain.errors import BadValue
from bearwitness.domain.partial_date import PartialDate
from bearwitness.domain.verdict import Verdict

STATED = [
    ("1998", "1998-01-01", "1998-12-31"),
    ("1998?", "1998-01-01", "1998-12-31"),
    ("1998~", "1998-01-01", "1998-12-31"),
    ("1998%", "1998-01-01", "1998-12-31"),
    ("199X", "1990-01-01", "1999-12-31"),
    ("19XX", "1900-01-01", "1999-12-31"),
    ("2003-11", "2003-11-01", "2003-11-30"),
    ("2004-02", "2004-02-01", "2004-02-29"),
    ("2003-XX", "2003-01-01", "2003-12-31"),
    ("2003-11-XX", "2003-11-01", "2003-11-30"),
    ("2003-11-05", "2003-11-05", "2003-11-05"),
    ("2003-21", "2003-03-01", "2003-05-31"),
    ("2003-22", "2003-06-01", "2003-08-31"),
    ("2003-23", "2003-09-01", "2003-11-30"),
    ("2003-11/2004-02", "2003-11-01", "2004-02-29"),
    ("2003-11~/2004", "2003-11-01", "2004-12-31"),
    ("..2009", None, "2009-12-31"),
    ("../2009", None, "2009-12-31"),
    ("/2009", None, "2009-12-31"),
    ("2009..", "2009-01-01", None),
    ("2009/..", "2009-01-01", None),
    ("2009/", "2009-01-01", None),
]


@pytest.mark.parametrize(("text", "first", "last"), STATED)
def test_what_a_date_states(text: str, first: str | None, last: str | None) -> None:
    day = PartialDate.parse(text)
    assert day.earliest == (first and date.fromisoformat(first))
    assert day.latest == (last and date.fromisoformat(last))


def test_one_way_of_writing_an_open_end() -> None:
    assert PartialDate.parse("../2009") == PartialDate.parse("..2009")
    assert str(PartialDate.parse("2009/..")) == "2009.."


@pytest.mark.parametrize(
    "text",
    ["", "..", "/", "98", "2003-13", "2003-00", "2003-02-30", "2003-25", "199X-05", "2004/2003", "1998??", "0000",
     "2003-XX-05", "2003/2004/2005", "20031105", "2003-11-05T10:00", "-0044", "2003-21-01", "1998..2003..", "2003—11"],
)  # fmt: skip
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(BadValue):
        PartialDate.parse(text)


@given(dates(), dates())
def test_comparisons_never_claim_more_than_the_bounds(a: PartialDate, b: PartialDate) -> None:
    if a.before(b) is Verdict.YES:
        assert a.latest is not None
        assert b.earliest is not None
        assert a.latest < b.earliest
        assert b.before(a) is Verdict.NO
        assert a.same(b) is Verdict.NO
    if a.before(b) is Verdict.NO:
        assert a.earliest is not None
        assert b.latest is not None
        assert a.earliest >= b.latest
    if a.same(b) is Verdict.YES:
        assert a.earliest == a.latest == b.earliest == b.latest
    if a.within(b) is Verdict.YES:
        assert b.earliest is None or (a.earliest is not None and a.earliest >= b.earliest)
        assert b.latest is None or (a.latest is not None and a.latest <= b.latest)
        assert Verdict.YES not in (a.before(b), a.after(b))
    assert a.after(b) is b.before(a)
    assert a.same(b) is b.same(a)


@given(dates())
def test_a_date_is_never_certainly_before_itself(day: PartialDate) -> None:
    assert day.before(day) is not Verdict.YES
    assert day.same(day) is not Verdict.NO


def test_marks_keep_their_doubt() -> None:
    assert PartialDate.parse("1998").before(PartialDate.parse("1999")) is Verdict.YES
    assert PartialDate.parse("1998~").before(PartialDate.parse("1999")) is Verdict.MAYBE
    assert PartialDate.parse("1998~").before(PartialDate.parse("2000")) is Verdict.YES
    assert PartialDate.parse("1998?").before(PartialDate.parse("2020")) is Verdict.MAYBE
    assert PartialDate.parse("2003-11-05").same(PartialDate.parse("2003-11-05")) is Verdict.YES
    assert PartialDate.parse("2003-11").same(PartialDate.parse("2003-11")) is Verdict.MAYBE
    assert PartialDate.parse("2004-12~").bounds() == (date(2004, 11, 1), date(2005, 1, 31))
