"""A value as a form writes it is read as the same value."""

from decimal import Decimal

import pytest

from bearwitness.actions.coding.stated_value import stated_value
from bearwitness.domain.age import Age
from bearwitness.domain.money import Money
from bearwitness.domain.partial_date import PartialDate
from bearwitness.domain.place import PlaceValue
from bearwitness.domain.subject_ref import SubjectRef
from bearwitness.domain.value import Value


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("left_home", PartialDate(edtf="2003-11/2004-02")),
        ("age_when_trafficked", Age(low=17, high=19, counting="korean")),
        ("price", Money(low=Decimal(8000), high=Decimal(12000), currency="CNY", unit="sale")),
        ("place_of_exploitation", PlaceValue(place_id="yanji", precision="county")),
        ("undergone_by", SubjectRef(subject_id=f"P-{'A' * 26}", role="Survivor")),
    ],
)
def test_what_is_written_is_read_back(name: str, value: Value) -> None:
    assert stated_value(name, str(value)) == value
