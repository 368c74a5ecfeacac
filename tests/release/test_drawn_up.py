"""Tables, labels and what is said to be kept out: what stands where, in whose words."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.release.grid import grid
from tests.release.test_checks import row, table

from bearwitness.domain.codebook import codebook
from bearwitness.domain.date_step import OUTSIDE, Years
from bearwitness.domain.gazetteer import Gazetteer
from bearwitness.domain.messages import LANGUAGES, message
from bearwitness.domain.place_level import COARSER
from bearwitness.domain.precision import PRECISIONS
from bearwitness.domain.release import Withholding
from bearwitness.domain.released_table import OverTime, ReleasedTable
from bearwitness.domain.words import Words
from bearwitness.release.comparing.kept_numbers import REASONS, printed
from bearwitness.release.counts.cells import (
    CONFLICTING,
    NOT_RECORDED,
    OTHER,
    Axis,
    Cells,
    keys_of,
    with_margins,
)
from bearwitness.release.counts.roster import Roster
from bearwitness.release.counts.tables import casebook_frame, draw_up
from bearwitness.release.errors import UnknownReason
from bearwitness.release.labels import Labels, everywhere
from bearwitness.release.planning.money_plan import PlannedMoney
from bearwitness.release.planning.plan import PlannedTable
from bearwitness.release.withholdings import withholdings


def worded(text: str) -> Words:
    return Words(en=text, ko=f"{text} 가", zh=f"{text} 甲")


GIVEN = worded("Given")
PAID = PlannedMoney(kind="PurchasePrice", currency="CNY", unit="person")
LABELS = Labels(
    properties={"a": worded("A"), "b": worded("B"), PAID.property: worded("Paid")},
    lists={
        "a": {"a0": worded("A0"), "a1": worded("A1")},
        "b": {"b0": worded("B0"), "b1": worded("B1"), "b2": worded("B2")},
    },
    places={"hoeryong": worded("Hoeryong")},
    many=frozenset(),
    located=frozenset({"home_province"}),
    levels={},
    steps={},
)
CELLS = grid(np.array([[11, 12, 13], [21, 22, 23]]))


def asked(*by: str, title: Words | None = None, mapped: bool = False) -> PlannedTable:
    return PlannedTable(by=by, title=title, mapped=mapped, may_be_withheld=False)


def test_a_table_has_every_cell_once_with_its_margins() -> None:
    found = draw_up(asked("b", "a"), "table-1", CELLS, {(("b", "b2"),): "few"}, LABELS, period="2000/2020")
    assert [each.property for each in found.dimensions] == ["b", "a"]
    assert [each.code for each in found.dimensions[0].categories] == ["b0", "b1", "b2"]
    assert found.dimensions[1].categories[0].label == worded("A0")
    assert [cell.key for cell in found.cells] == [
        (b, a) for b in ("b0", "b1", "b2", None) for a in ("a0", "a1", None)
    ]
    assert (found.count("b1", "a1"), found.count("b0", None), found.count(None, "a0")) == (22, 32, 36)
    assert found.count(None, None) == 102
    assert [cell.key for cell in found.cells if cell.withheld] == [("b2", None)]
    assert not found.dimensions[0].overlapping
    assert found.frame == casebook_frame("2000/2020")
    assert found.mapped is False


def test_a_title_that_is_not_given_is_made_of_the_properties() -> None:
    def title(planned: PlannedTable) -> Words:
        return draw_up(planned, "table-1", CELLS, {}, LABELS, period="2000").title

    assert title(asked("a", title=GIVEN)) == GIVEN
    assert title(asked("a")) == everywhere("release.title_one", a=worded("A"))
    assert title(asked("b", "a")) == everywhere("release.title_two", a=worded("B"), b=worded("A"))
    assert draw_up(asked("a", mapped=True), "table-1", CELLS, {}, LABELS, period="2000").mapped


LEFT = "left_home"
DATED = replace(
    LABELS,
    properties={LEFT: worded("Left"), f"{LEFT}.year": worded("Left in"), "b": worded("B")},
    lists={
        "b": {"Before2000": worded("B0"), "From2000To2004": worded("B1")},
        LEFT: {code: worded(code) for code in ("Before2000", "From2000To2004")},
        f"{LEFT}.year": {code: worded(code) for code in ("2000", "2001", OUTSIDE)},
    },
)


def over_time(name: str, *more: str) -> ReleasedTable:
    """Eleven persons in every cell of a property over time, and of those that split it."""
    axes = {
        each: Axis(property=each, categories=tuple(DATED.lists[each]), overlapping=False)
        for each in (name, *more)
    }
    schemas = with_margins([(name, *more)])
    keys = [key for schema in schemas for key in keys_of(axes, schema)]
    roster = Roster(tuple(f"t{n:02}" for n in range(11)))
    cells = Cells(axes=axes, schemas=schemas, roster=roster, members=dict.fromkeys(keys, roster.everybody))
    planned = replace(asked(name, *more), step="year" if name.endswith(".year") else "period")
    return draw_up(planned, "series-1", cells, {}, DATED, period="2000/2024")


def test_a_series_by_year_needs_no_word_for_whoever_left_outside_them() -> None:
    found = over_time(f"{LEFT}.year")
    assert found.series == OverTime(step="year", outside=(OUTSIDE,))
    assert [each.label for each in found.dimensions[0].categories] == [
        worded(each) for each in ("2000", "2001", OUTSIDE)
    ]
    assert found.count("2001") == 11


@pytest.mark.parametrize("more", [(), ("b",)])
def test_periods_that_the_release_does_not_speak_of_say_so(more: tuple[str, ...]) -> None:
    """And of what splits them, codes of the same name do not."""
    found = over_time(LEFT, *more)
    assert found.series == OverTime(step="period", outside=("Before2000",))
    assert [each.property for each in found.dimensions] == [LEFT, *more]
    before, after = (each.label for each in found.dimensions[0].categories)
    assert before == everywhere("release.outside_period", period=worded("Before2000"))
    assert after == worded("From2000To2004")
    for each in found.dimensions[1:]:
        assert [category.label for category in each.categories] == [worded("B0"), worded("B1")]


def test_what_is_no_series_goes_over_no_time() -> None:
    found = draw_up(asked("a"), "table-1", CELLS, {}, LABELS, period="2000")
    assert found.series is None


def test_a_table_whose_title_is_of_amounts_is_itself_named_by_its_properties() -> None:
    """The title that a plan gives stands over the amounts: this one counts of whom one is on record."""
    paid_for = replace(asked("a", title=GIVEN), money=PAID)
    axes = {**CELLS.axes, PAID.property: replace(CELLS.axes["b"], property=PAID.property)}
    members = {
        tuple(sorted((PAID.property if name == "b" else name, code) for name, code in key)): who
        for key, who in CELLS.members.items()
    }
    words = {each: worded(each) for each in axes["b"].categories}
    labels = replace(LABELS, lists={**LABELS.lists, PAID.property: words})
    found = draw_up(
        paid_for, "table-1", replace(CELLS, axes=axes, members=members), {}, labels, period="2000"
    )
    assert found.title == everywhere("release.title_two", a=worded("A"), b=worded("Paid"))


def test_a_frame_is_the_casebooks_or_the_plans() -> None:
    own, stated = casebook_frame("2000"), casebook_frame("2000", GIVEN)
    assert own.frame == everywhere("release.frame")
    assert stated.frame == GIVEN
    assert own.population == stated.population == everywhere("release.population")


def test_words_are_put_into_words_language_by_language() -> None:
    found = everywhere("release.title_one", a=worded("A"))
    for language in LANGUAGES:
        assert found.of(language) == message("release.title_one", language, a=worded("A").of(language))
    assert everywhere("release.with_observed", said="x", lists=3, observed="221").en.startswith("x On the 3")


@pytest.fixture(scope="module")
def labels() -> Labels:
    return Labels.of(codebook(), Gazetteer.load())


def test_only_persons_and_what_may_be_published_have_labels(labels: Labels) -> None:
    book = codebook()
    for name, each in book.properties.items():
        person, never = "Person" in each.subjects, each.publish == "never"
        assert (name in labels.properties) == (person and not never), name
    assert any("Person" not in each.subjects for each in book.properties.values())
    assert labels.property("sex").ko == book.property("sex").labels["ko"]
    many = {name for name, each in book.properties.items() if each.many}
    assert labels.many == many | {f"{name}.{level}" for name in many for level in labels.levels.get(name, ())}


def test_codes_are_those_of_the_list_or_the_band_that_are_not_restricted(labels: Labels) -> None:
    book = codebook()
    assert labels.codes("sex") == tuple(book.list("sex").codes)
    assert labels.codes("age_when_trafficked") == tuple(book.list("age_band").codes)
    assert labels.codes("home_province") == ()
    restricted = {
        (name, code)
        for name in labels.lists
        for code, each in book.list(book.property(name).list or book.property(name).band).codes.items()
        if each.sensitivity == "restricted"
    }
    assert restricted
    for name, code in restricted:
        assert code not in labels.codes(name)


def test_places_are_no_finer_than_the_county(labels: Labels) -> None:
    places, county = Gazetteer.load().places, PRECISIONS.index("county")
    finer = {name for name, each in places.items() if PRECISIONS.index(each.precision) < county}
    assert finer
    assert set(labels.places) == set(places) - finer
    assert any(each.precision == "county" for name, each in places.items() if name in labels.places)


def test_a_code_is_worded_by_its_list_or_as_a_place_or_as_what_stands_apart() -> None:
    assert LABELS.code("a", "a1") == worded("A1")
    assert LABELS.code("home_province", "hoeryong") == worded("Hoeryong")
    for code in (NOT_RECORDED, CONFLICTING, OTHER):
        assert LABELS.code("a", code) == everywhere(f"release.category{code}")
    with pytest.raises(KeyError):
        LABELS.code("a", "sambong")


def test_a_property_of_places_says_its_level_and_no_other_does(labels: Labels) -> None:
    place = "place_of_exploitation"
    assert labels.property(place) == labels.properties[place]
    for level in ("province", "county"):
        said = everywhere(f"release.at_{level}", property=labels.properties[place])
        assert labels.property(f"{place}.{level}") == said
    named = replace(LABELS, properties={"a.county": worded("A")})
    assert named.property("a.county") == worded("A")
    places = {name for name, each in codebook().properties.items() if each.type == "place"}
    assert labels.located == places & labels.properties.keys()


def test_steps_are_those_of_dates_that_may_leave(labels: Labels) -> None:
    assert labels.steps["left_home"] == ("period", "year")
    assert {codebook().property(each).type for each in labels.steps} == {"date"}
    assert labels.steps.keys() <= labels.properties.keys()


def test_a_series_by_year_has_words_for_every_year_and_for_who_is_dated_by_none() -> None:
    """All are listed whoever stands in them: that one is missing would tell."""
    dated = replace(LABELS, many=frozenset({"b"}))
    asked = [Years(name, ("1999", "2000"), codebook()) for name in ("a", "b")]
    found = dated.with_years(asked)
    assert found.codes("a.year") == found.codes("b.year") == ("1999", "2000", OUTSIDE, COARSER)
    assert found.code("a.year", "1999") == everywhere("release.year", year="1999")
    assert found.code("a.year", OUTSIDE) == everywhere("release.category_outside")
    assert found.code("a.year", COARSER) == everywhere("release.category_no_year")
    assert found.property("a.year") == everywhere("release.by_year", property=worded("A"))
    assert found.many == {"b", "b.year"}, "who left twice stands in two years"
    assert (found.codes("a"), found.property("b")) == (dated.codes("a"), dated.property("b"))


def test_groups_are_of_codes_or_of_places() -> None:
    assert [LABELS.groups(name) for name in ("a", "home_province", PAID.property)] == [True, True, False]


def kept(**numbers: int) -> dict[str, int | None]:
    return {each.reason: each.number for each in withholdings(printed(numbers, (), threshold=10), ())}


def test_persons_kept_out_are_told_in_tens_and_not_below_the_threshold() -> None:
    assert kept(withdrawn=9) == {"withdrawn": None}
    assert kept(withdrawn=10) == kept(withdrawn=19) == {"withdrawn": 10}
    assert kept(withdrawn=0) == {"withdrawn": None}
    assert kept(no_count_scope=39, withdrawn=127) == {"withdrawn": 120, "no_count_scope": 30}
    assert [*kept(not_reviewed=20, withdrawn=20)] == ["withdrawn", "not_reviewed"]
    assert kept() == {}
    assert withholdings(printed({"withdrawn": 19}, (), threshold=20), ()) == (
        Withholding(reason="withdrawn", number=None),
    )


def test_withheld_numbers_of_all_tables_are_counted_together() -> None:
    some, none = table("table-1", row([None, 20, None], 60), "a"), table("table-2", row([10], 10), "b")
    assert withholdings({}, (some, none)) == (Withholding(reason="small_cells", number=2),)
    assert withholdings({}, (some, some))[0].number == 4
    assert withholdings({}, (none,)) == ()


def test_a_reason_that_is_not_known_is_refused_with_those_that_are() -> None:
    with pytest.raises(UnknownReason) as caught:
        printed({"withdrawn": 12, "because": 3, "so": 4}, (), threshold=10)
    assert caught.value.details == {"known": ", ".join(REASONS), "number": 2}
