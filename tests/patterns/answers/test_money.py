"""Money on common terms, the ladder, and the shipped series against their sources."""

from __future__ import annotations

import pytest
from tests.patterns.answers.rows import episode, payment, person

from bearwitness.domain.frame import PatternFrame, PriceSaid
from bearwitness.patterns.errors import NoSuchTerms
from bearwitness.patterns.money.rates import price_levels, rates
from bearwitness.patterns.money.study import study_money
from bearwitness.patterns.money.terms import Terms


def said(low: float, currency: str = "CNY", when: str = "2010", high: float | None = None) -> PriceSaid:
    return PriceSaid(low=low, high=high or low, currency=currency, unit="person", when=when)


def test_nominal_is_the_rate_of_its_own_year() -> None:
    found = Terms().of(said(6769.6, when="2010-05"))
    assert found == pytest.approx((1000, 1000))
    assert Terms(currency="CNY").of(said(500, when="")) == (500, 500)
    assert Terms(currency="KRW").of(said(6.7696, when="2010")) == pytest.approx((1155.74, 1155.74))


def test_real_raises_where_it_is_spent_and_then_converts() -> None:
    """1,000 yuan of 2018 in the prices of 2019: China's prices rose by 2.8992 percent."""
    found = Terms(currency="CNY", year=2019).of(said(1000, when="2018"))
    assert found == pytest.approx((1028.992, 1028.992))
    dollars = Terms(year=2019).of(said(1000, when="2018"))
    assert dollars is not None
    assert dollars[0] == pytest.approx(1028.992 / 6.9081)


def test_a_range_and_a_doubtful_year_stay_a_range() -> None:
    low, high = Terms(year=2019).hull([said(1000, high=2000, when="2003"), said(2500, when="2003")]) or (0, 0)
    assert high / low == pytest.approx(2.5)
    years = Terms(year=2019).of(said(1000, when="2003/2010"))
    assert years is not None
    assert years[0] < years[1]
    since = Terms().of(said(1000, when="2003.."))
    assert since is not None
    assert since[1] / since[0] == pytest.approx(8.2772 / 6.1478, rel=0.01)


@pytest.mark.parametrize(
    "price",
    [said(1, "EUR"), said(1, when=""), said(1, when="1985"), said(1, when="..2003"), said(1, when="2003?")],
)
def test_what_cannot_be_converted(price: PriceSaid) -> None:
    assert Terms(year=2019).of(price) is None
    open_end = PriceSaid(low=1, high=None, currency="CNY", unit="person", when="2003")
    assert Terms().hull([open_end]) is None


@pytest.mark.parametrize(("currency", "year"), [("EUR", None), ("USD", 1960), ("CNY", 2050)])
def test_no_such_terms(currency: str, year: int | None) -> None:
    with pytest.raises(NoSuchTerms):
        Terms(currency=currency, year=year)


def test_the_series_are_whole_and_near_those_of_the_statistical_offices() -> None:
    for currency in ("CNY", "KRW"):
        assert all((currency, year) in rates() for year in range(1997, 2024))
    levels = price_levels()
    assert all((currency, year) in levels for currency in ("CNY", "KRW", "USD") for year in range(1997, 2024))
    # China Statistical Yearbook 2012, table 9-1 (preceding year = 100), 1998 to 2011
    own = [99.2, 98.6, 100.4, 100.7, 99.2, 101.2, 103.9, 101.8, 101.5, 104.8, 105.9, 99.3, 103.3, 105.4]
    for year, index in enumerate(own, 1998):
        change = levels["CNY", year] / levels["CNY", year - 1] * 100
        assert change == pytest.approx(index, abs=0.21)


def ladder() -> PatternFrame:
    rows, payments, persons = [], [], []
    for at in range(12):
        who = f"p{at}"
        persons.append(person(who, exploitation=("ForcedMarriage",)))
        for step, (state, paid) in enumerate((("SoldOrHandedOver", 5000), ("Resold", 10_000)), 1):
            rows.append(episode(who, step, state, "2010", place_id="yanji", payment_id=f"y{who}{step}"))
            payments.append(
                payment(who, paid + at, episode_id=rows[-1].episode_id, sources=frozenset({f"s{at}"}))
            )
    return PatternFrame(persons=tuple(persons), episodes=tuple(rows), payments=tuple(payments))


def test_the_ladder_and_the_prices_by_form_year_and_place() -> None:
    found = study_money(ladder(), Terms(currency="CNY"))
    assert (found.persons, found.sources, found.terms) == (12, 12, "CNY nominal")
    assert [each.labels for each in found.table("ladder").figures] == [("number:1",), ("number:2",)]
    first = found.table("ladder").figures[0]
    assert first.value == first.high == pytest.approx(5005.5)
    assert first.lower is not None
    assert first.lower < 5005.5
    (climb,) = found.table("climb").figures
    assert climb.value == pytest.approx(2, abs=0.01)
    assert [each.labels for each in found.table("price_by_place").figures] == [("place:jilin",)]
    assert [each.labels for each in found.table("price_by_year").figures] == [("number:2010",)]
    (form,) = found.table("price_by_form").figures
    assert (form.labels, form.n) == (("exploitation:ForcedMarriage",), 12)


def test_what_is_no_price_of_a_person_stands_apart() -> None:
    rent = PriceSaid(low=30, high=30, currency="CNY", unit="act", when="2019")
    frame = PatternFrame(persons=(), payments=(payment("a", 30, prices=(rent,)), payment("b", 9, "EUR")))
    found = study_money(frame, Terms())
    assert [each.labels for each in found.table("price_by_unit").figures] == [("unit:act",)]
    assert found.table("price_by_form").figures == ()
    assert "not_converted" in found.table("price_by_unit").notes
