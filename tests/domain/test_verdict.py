"""Three-valued logic and intervals: a certain answer holds for every number that the bounds allow."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.values import bounds

from bearwitness.domain.errors import BadValue
from bearwitness.domain.interval import Interval
from bearwitness.domain.verdict import Verdict

VERDICTS = st.sampled_from(Verdict)
INTERVALS = bounds(-5, 5).map(lambda ends: Interval(low=ends[0], high=ends[1]))
RANGE = range(-7, 8)


@given(VERDICTS, VERDICTS, VERDICTS)
def test_kleene_laws(a: Verdict, b: Verdict, c: Verdict) -> None:
    assert ~~a is a
    assert (a & b) is (b & a)
    assert (a & (b | c)) is ((a & b) | (a & c))
    assert ~(a & b) is (~a | ~b)
    assert (a | a) is a
    assert (a & Verdict.YES) is a
    assert (a & Verdict.NO) is Verdict.NO


def test_a_verdict_is_never_taken_for_true() -> None:
    with pytest.raises(TypeError):
        bool(Verdict.MAYBE)


@given(INTERVALS, INTERVALS)
def test_certain_answers_hold_for_every_number(a: Interval, b: Interval) -> None:
    pairs = [(x, y) for x in RANGE for y in RANGE if a.contains(x) and b.contains(y)]
    for answer, truths in (
        (a.less(b), {x < y for x, y in pairs}),
        (a.same(b), {x == y for x, y in pairs}),
        (a.within(b), {b.contains(x) for x in RANGE if a.contains(x)}),
    ):
        assert answer is not Verdict.YES or truths == {True}
        assert answer is not Verdict.NO or truths == {False}
    assert a.overlaps(b) is any(x == y for x, y in pairs)


def test_reversed_bounds_are_refused() -> None:
    assert Interval(low=1, high=1).same(Interval(low=1, high=1)) is Verdict.YES
    for low, high in ((2, 1), (float("nan"), 1), (None, float("nan"))):
        with pytest.raises(BadValue):
            Interval(low=low, high=high)
