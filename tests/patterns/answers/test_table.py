"""Tables: several answers, what is missing, what is in dispute; and what stands outside the casebook."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.patterns.answers.rows import person

from bearwitness.domain.frame import PatternFrame
from bearwitness.domain.messages import LANGUAGES
from bearwitness.patterns.errors import BadDimensions, NoSuchProperty
from bearwitness.patterns.guarded import guarded
from bearwitness.patterns.tabulation import tabulate_claims
from bearwitness.report.patterns.wording import column_words, label_words


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


def test_places_stand_at_the_province_and_what_is_coarser_stands_apart() -> None:
    sizes = {"jilin": 3, "yanji": 8, "china": 4}
    rows = [
        person(f"{place}{at}", place_of_exploitation=(place,))
        for place, size in sizes.items()
        for at in range(size)
    ]
    table = tabulate_claims(PatternFrame(persons=tuple(rows)), ("place_of_exploitation",)).tables[0]
    assert {each.labels[0]: each.n for each in table.figures if each.n} == {
        "place:jilin": 11,
        "word:coarser": 4,
    }
    assert [column_words(each, "en") for each in table.columns] == ["Place of exploitation (province)"]
    assert [label_words("word:coarser", language) for language in (LANGUAGES[0], LANGUAGES[2])] == [
        "Known only more coarsely",
        "仅知更大范围",
    ]
