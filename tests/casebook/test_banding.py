"""What engines see of a value: never what is restricted, and places no finer than the codebook says."""

import pytest

from bearwitness.casebook.banding import coded
from bearwitness.domain.age import Age
from bearwitness.domain.codebook import codebook
from bearwitness.domain.partial_date import PartialDate
from bearwitness.domain.place import PlaceValue
from bearwitness.domain.term import Term
from bearwitness.domain.value import Value

SEEN: list[tuple[str, Value, str | None]] = [
    ("role", Term(list="person_role", code="Broker"), "Broker"),
    ("role", Term(list="person_role", code="Helper"), None),
    ("venue_kind", Term(list="venue_kind", code="SafePlace"), None),
    ("step", Term(list="trajectory_state", code="Escape"), None),
    ("step", Term(list="trajectory_state", code="Resold"), "Resold"),
    ("community", Term(list="community", code="HanChinese"), None),
    ("home_province", PlaceValue.parse("musan"), "north-hamgyong"),
    ("home_province", PlaceValue.parse("north-korea"), None),
    ("place_of_exploitation", PlaceValue.parse("china"), "china"),
    ("home_county", PlaceValue.parse("musan"), None),
    ("crossing_point", PlaceValue.parse("musan"), None),
    ("exit_route", PlaceValue.parse("laos"), None),
    ("age_when_sold", Age(low=12, high=17), "Age12To17"),
    ("age_when_sold", Age(low=12, high=18), None),
    ("arrived", PartialDate(edtf="2021"), "From2020"),
]


@pytest.mark.parametrize(("name", "value", "code"), SEEN)
def test_what_engines_see(name: str, value: Value, code: str | None) -> None:
    assert coded(name, value) == (None if code is None else (name, code))


def test_no_property_that_never_leaves_is_seen_as_a_place() -> None:
    for name, entry in codebook().properties.items():
        if entry.type == "place":
            assert (coded(name, PlaceValue.parse("musan")) is None) == (entry.publish == "never"), name
