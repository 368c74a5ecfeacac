"""Every value survives JSON and text, and what is no value is refused."""

import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from tests.domain.values import VALUES

from bearwitness.domain.age import Age
from bearwitness.domain.count import Count
from bearwitness.domain.errors import BadValue, BearwitnessError, UnknownPlace, UnknownValueType
from bearwitness.domain.money import Money
from bearwitness.domain.partial_date import PartialDate
from bearwitness.domain.share import Share
from bearwitness.domain.term import Term
from bearwitness.domain.value import VALUE_TYPES, Value, tag_of, value_from_json, value_to_json


@given(VALUES)
def test_json_round_trip(value: Value) -> None:
    assert value_from_json(json.loads(json.dumps(value_to_json(value)))) == value


@given(VALUES)
def test_text_round_trip(value: Value) -> None:
    assert VALUE_TYPES[tag_of(value)].parse(str(value)) == value


def test_the_shapes_people_write() -> None:
    assert Age.parse("12-29") == Age(low=12, high=29)
    assert Age.parse("..15 korean") == Age(high=15, counting="korean")
    assert Money.parse("1000-5000 CNY per person, 2003-11") == Money(
        low=Decimal(1000), high=Decimal(5000), currency="CNY", date=PartialDate(edtf="2003-11"), unit="person"
    )
    assert Count.parse("45") == Count(low=45, high=45, unit="persons")
    assert Share.parse("60-70% | women who left | interviewed | 2015/2018").complete
    assert value_from_json({"type": "age", "low": 12, "high": 29, "counting": "international"}) == Age(
        low=12, high=29
    )
    assert value_from_json({"type": "money", "low": 30, "high": None, "currency": "CNY"}) == Money(
        low=Decimal(30), currency="CNY"
    )


@pytest.mark.parametrize(
    ("tree", "error"),
    [
        ({"type": "age", "low": 29, "high": 12}, BadValue),
        ({"type": "age", "low": "12"}, BadValue),
        ({"type": "age", "low": True}, BadValue),
        ({"type": "age", "low": 12, "counting": "lunar"}, BadValue),
        ({"type": "age", "low": 0, "counting": "korean"}, BadValue),
        ({"type": "age", "high": 500}, BadValue),
        ({"type": "date", "edtf": "spring"}, BadValue),
        ({"type": "date"}, BadValue),
        ({"type": "money", "low": "1", "currency": "yuan"}, BadValue),
        ({"type": "money", "low": "NaN", "currency": "CNY"}, BadValue),
        ({"type": "money", "low": "-1", "currency": "CNY"}, BadValue),
        ({"type": "money", "low": "1", "currency": "CNY", "unit": "head"}, BadValue),
        ({"type": "count", "low": -1}, BadValue),
        ({"type": "count", "low": 1.5}, BadValue),
        ({"type": "share", "high": 101}, BadValue),
        ({"type": "share", "low": 1, "population": "a|b"}, BadValue),
        ({"type": "place", "place_id": "Musan", "precision": "county"}, BadValue),
        ({"type": "place", "place_id": "musan", "precision": "village"}, BadValue),
        ({"type": "term", "list": "sex", "code": ""}, BadValue),
        ({"type": "text", "text": " "}, BadValue),
        ({"type": "score"}, UnknownValueType),
        ({"low": 1}, UnknownValueType),
        (["age"], UnknownValueType),
    ],
)
def test_what_is_no_value_is_refused(tree: object, error: type[BearwitnessError]) -> None:
    with pytest.raises(error):
        value_from_json(tree)


@pytest.mark.parametrize("tag", sorted(set(VALUE_TYPES) - {"text"}))
def test_no_message_repeats_what_was_written(tag: str) -> None:
    with pytest.raises((BadValue, UnknownPlace)) as caught:
        VALUE_TYPES[tag].parse("zzsecretzz")
    assert "zzsecretzz" not in str(caught.value)


def test_money_is_never_compared_across_currencies_or_units() -> None:
    yuan = Money.parse("30 CNY per act")
    assert yuan.less(Money.parse("5000 CNY per act")).name == "YES"
    assert yuan.less(Money.parse("5000 USD per act")).name == "MAYBE"
    assert yuan.less(Money.parse("5000 CNY per person")).name == "MAYBE"
    assert yuan.same(Money.parse("30 CNY per act")).name == "YES"


def test_shares_of_different_people_are_never_compared() -> None:
    few, many = "21.7% | arrivals | survey | 2017", "70% | arrivals | survey | 2017"
    assert Share.parse(few).less(Share.parse(many)).name == "YES"
    assert Share.parse(few).less(Share.parse(many.replace("arrivals", "those abroad"))).name == "MAYBE"
    assert Share.parse("20% | | | ").same(Share.parse("20% | | | ")).name == "MAYBE"


def test_counts_of_different_units_are_never_compared() -> None:
    assert Count.parse("5 persons").less(Count.parse("9 persons")).name == "YES"
    assert Count.parse("5 persons").less(Count.parse("9 households")).name == "MAYBE"


def test_dates_state_their_days() -> None:
    winter = PartialDate.parse("2003-24")
    assert (winter.earliest, winter.latest) == (date(2003, 1, 1), date(2004, 2, 29))
    assert Term.parse("sex:Female") == Term(list="sex", code="Female")
