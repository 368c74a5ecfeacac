"""A partial order: only what is told, numbered or certainly dated; contradictions and circles are named."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from tests.domain.values import dates

from bearwitness.casebook.episodes.ordering import Placed, order
from bearwitness.domain.count import Count
from bearwitness.domain.partial_date import PartialDate
from bearwitness.domain.verdict import Verdict


def at(name: str, edtf: str = "", follows: str = "", step: int | None = None) -> Placed:
    return Placed(
        id=name,
        follows=frozenset(follows),
        when=PartialDate(edtf=edtf) if edtf else None,
        step=None if step is None else Count(low=step, high=step, unit="step"),
    )


def test_dates_order_only_where_they_leave_no_doubt() -> None:
    found = order([at("a", "2003"), at("b", "2003-05"), at("c", "2004"), at("d", "2010?"), at("e")])
    assert (found.seq["a"], found.seq["b"], found.seq["c"]) == (1, 1, 2)
    assert (found.seq["d"], found.seq["e"]) == (1, 1)
    assert ("a", "b") in found.unordered
    assert ("a", "c") not in found.unordered
    assert (found.clashes, found.circles) == ((), ())


def test_what_is_told_orders_where_dates_do_not() -> None:
    found = order([at("a", "2003"), at("b", "2003", "a"), at("c", step=2), at("d", step=1)])
    assert found.seq == {"a": 1, "b": 2, "c": 2, "d": 1}
    assert set(found.unordered) == {("a", "c"), ("a", "d"), ("b", "c"), ("b", "d")}


def test_a_telling_that_the_dates_contradict_is_reported() -> None:
    found = order([at("a", "2005"), at("b", "2003", "a"), at("c", "2009")])
    (clash,) = found.clashes
    assert (clash.first, clash.second, clash.ground, clash.against) == ("a", "b", "told", "date")
    assert found.seq == {"a": None, "b": None, "c": 1}
    assert found.circles == (("a", "b", "a"),)


def test_a_circle_is_named_along_its_chain() -> None:
    found = order([at("a", follows="c"), at("b", follows="a"), at("c", follows="b"), at("d", follows="d")])
    assert found.circles == (("a", "b", "c", "a"), ("d", "d"))
    assert found.clashes == ()
    assert set(found.seq.values()) == {None}


def test_one_episode_alone() -> None:
    assert order([at("a")]).seq == {"a": 1}


@given(st.lists(dates(), min_size=1, max_size=6))
def test_dates_alone_never_go_in_a_circle_and_numbers_agree_with_them(when: list[PartialDate]) -> None:
    placed = [Placed(id=str(number), when=each) for number, each in enumerate(when)]
    found = order(placed)
    assert (found.circles, found.clashes) == ((), ())
    for one, two in combinations(placed, 2):
        assert one.when is not None
        assert two.when is not None
        if one.when.before(two.when) is Verdict.YES:
            assert (found.seq[one.id] or 0) < (found.seq[two.id] or 0)
