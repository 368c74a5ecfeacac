"""Strategies for values of every type."""

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from bearwitness.domain.age import COUNTINGS, Age
from bearwitness.domain.count import Count
from bearwitness.domain.gazetteer import Gazetteer
from bearwitness.domain.money import MONEY_UNITS, Money
from bearwitness.domain.partial_date import PartialDate
from bearwitness.domain.place import PlaceValue
from bearwitness.domain.precision import PRECISIONS
from bearwitness.domain.share import Share
from bearwitness.domain.subject_ref import SubjectRef
from bearwitness.domain.term import Term
from bearwitness.domain.text_value import Text
from bearwitness.domain.value import Value


@st.composite
def bounds(draw: st.DrawFn, least: int, most: int) -> tuple[int | None, int | None]:
    low, high = sorted((draw(st.integers(least, most)), draw(st.integers(least, most))))
    return draw(st.sampled_from([low, None])), draw(st.sampled_from([high, None]))


def decimals(most: int) -> st.SearchStrategy[Decimal]:
    return st.decimals(0, most, places=2)


@st.composite
def decimal_bounds(draw: st.DrawFn, most: int) -> tuple[Decimal | None, Decimal | None]:
    low, high = sorted((draw(decimals(most)), draw(decimals(most))))
    return draw(st.sampled_from([low, None])), draw(st.sampled_from([high, None]))


@st.composite
def ages(draw: st.DrawFn) -> Age:
    low, high = draw(bounds(1, 120))
    return Age(low=low, high=high, counting=draw(st.sampled_from(COUNTINGS)))


DAYS = st.dates(date(1950, 1, 1), date(2030, 12, 31))


@st.composite
def points(draw: st.DrawFn) -> str:
    day = draw(DAYS)
    shape = draw(
        st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d", "199X", "20XX", "%Y-XX", "%Y-%m-XX", "%Y-21", "%Y-24"])
    )
    return day.strftime(shape) + draw(st.sampled_from(["", "", "", "?", "~", "%"]))


@st.composite
def dates(draw: st.DrawFn) -> PartialDate:
    start, end = draw(points()), draw(points())
    first, last = PartialDate(edtf=start), PartialDate(edtf=end)
    if first.earliest is not None and last.latest is not None and first.earliest > last.latest:
        start, end = end, start
    shape = draw(st.sampled_from(["{a}", "{a}/{b}", "..{b}", "../{b}", "{a}..", "{a}/..", "{a}/", "/{b}"]))
    return PartialDate.parse(shape.format(a=start, b=end))


WORDS = st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=12)
UNITS = st.sampled_from(["persons", "households", "명", "户"])


@st.composite
def money(draw: st.DrawFn) -> Money:
    low, high = draw(decimal_bounds(10**9))
    return Money(
        low=low,
        high=high,
        currency=draw(st.sampled_from(["CNY", "USD", "KRW", "KPW"])),
        date=draw(st.none() | dates()),
        unit=draw(st.sampled_from(MONEY_UNITS)),
    )


@st.composite
def counts(draw: st.DrawFn) -> Count:
    low, high = draw(bounds(0, 10**6))
    return Count(low=low, high=high, unit=draw(UNITS))


@st.composite
def shares(draw: st.DrawFn) -> Share:
    low, high = draw(decimal_bounds(100))
    words = st.sampled_from(["", "women who left", "제3국 체류자"])
    return Share(low=low, high=high, population=draw(words), frame=draw(words), period=draw(words))


@st.composite
def places(draw: st.DrawFn) -> PlaceValue:
    gazetteer = Gazetteer.load()
    place = gazetteer.place(draw(st.sampled_from(sorted(gazetteer.places))))
    finer = PRECISIONS[: PRECISIONS.index(place.precision) + 1]
    return PlaceValue(place_id=place.id, precision=draw(st.sampled_from(finer)))


TERMS = st.builds(Term, list=st.just("control_method"), code=st.sampled_from(["DebtBondage", "Threats"]))
IDS = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", min_size=26, max_size=26)
REFS = st.builds(
    SubjectRef, subject_id=IDS.map(lambda each: f"P-{each}"), role=st.sampled_from(["", "Broker"])
)
TEXTS = st.builds(Text, text=WORDS)

VALUES: st.SearchStrategy[Value] = st.one_of(
    ages(), dates(), money(), counts(), shares(), places(), TERMS, TEXTS, REFS
)
