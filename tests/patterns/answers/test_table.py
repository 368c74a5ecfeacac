"""Tables: several answers, what is missing, what is in dispute; and what stands outside the casebook."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.patterns.answers.rows import person

from bearwitness.domain.frame import PatternFrame
from bearwitness.patterns.errors import BadDimensions, NoSuchProperty
from bearwitness.patterns.guarded import guarded
from bearwitness.patterns.tabulation import tabulate_claims


def frame() -> PatternFrame:
    rows = [
        person(f"a{at}", exploitation=("ForcedMarriage",), left_home=("From2005To2009",)) for at in range(20)
    ]
    rows += [person(f"b{at}", exploitation=("ForcedLabour", "ForcedMarriage")) for at in range(5)]
    rows += [replace(person("c"), conflicts=frozenset({"exploitation"})), person("d")]
    return PatternFrame(persons=tuple(rows))


def test_missing_and_disputed_are_shown_and_widen_the_limits() -> None:
    found = tabulate_claims(frame(), ("exploitation",))
    figures = {each.labels[0]: each for each in found.tables[0].figures}
    marriage = figures["exploitation:ForcedMarriage"]
    assert (marriage.n, marriage.of, marriage.unknown) == (25, 26, 1)
    assert marriage.upper == 1.0
    assert figures["word:not_recorded"].value == 1
    assert figures["word:disputed"].value == 1
    assert "several" in found.tables[0].notes
    assert (found.persons, found.sources, found.period) == (27, 27, "From2005To2009")
    assert "country_total" in found.refused


def test_small_cells_are_withheld_outside() -> None:
    figures = {
        each.labels[0]: each
        for each in guarded(tabulate_claims(frame(), ("exploitation",))).tables[0].figures
    }
    labour = figures["exploitation:ForcedLabour"]
    assert (labour.status, labour.value, labour.n, labour.lower) == ("withheld", None, None, None)
    assert figures["exploitation:ForcedMarriage"].n == 25
    assert figures["word:disputed"].status == "withheld"


@pytest.mark.parametrize("by", [("nothing",), ("home_county",), ("price_of_what",), ("act", "note")])
def test_no_such_property(by: tuple[str, ...]) -> None:
    with pytest.raises(NoSuchProperty):
        tabulate_claims(frame(), by)


def test_one_or_two_properties() -> None:
    with pytest.raises(BadDimensions):
        tabulate_claims(frame(), ("act", "means", "purpose"))
