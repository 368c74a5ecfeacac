"""What stands in an order that a reader knows: subjects as the text names them, periods as time goes."""

from types import SimpleNamespace
from typing import Any, cast

from bearwitness.actions.coding.read_text import CodedText
from bearwitness.web.pages.desk.standing import text_order
from bearwitness.web.pages.figures.figures import period_span


def test_subjects_stand_as_the_text_first_speaks_of_them() -> None:
    claims = [(SimpleNamespace(start=3), SimpleNamespace(subject_id="P-c"))]
    coded = CodedText(
        text_id="T-a",
        source_id="S-a",
        text="[P2] met a broker, then [P1].",
        versions=("T-a",),
        tokens={"[P1]": "P-a", "[P2]": "P-b", "[P3]": "P-d"},
        claims=cast(Any, tuple(claims)),
    )
    assert text_order(coded) == {"P-b": 0, "P-c": 3, "P-a": 24}


def test_periods_are_told_by_the_first_and_the_last() -> None:
    codes = ["From2010To2014", "From2020", "From2005To2009"]
    assert period_span(codes, "en") == "2005 to 2009 … 2020 and after"
    assert period_span(codes[:1], "en") == "2010 to 2014"
    assert period_span([], "en") == ""
