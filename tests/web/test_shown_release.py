"""What approvers are shown of a plan: everything that would leave, and why the rest would not."""

from dataclasses import replace

import pytest
from tests.release.dated import YEARLY, persons
from tests.release.sample import AT, HEAD, PLAN, captures, people

from bearwitness.domain.messages import LANGUAGES, Language, message
from bearwitness.release.gate import preview
from bearwitness.release.planning.plan import Plan
from bearwitness.web.pages.releases.shown import shown_look


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_table_that_would_say_nothing_is_named_with_its_reasons(language: Language) -> None:
    look = preview(Plan.from_yaml(PLAN), people(9), captures(), {}, at=AT)
    shown = shown_look(look, language)
    assert shown.silent == ("tables[0]", "tables[1]", "tables[2]", "tables[3]")
    assert [each.title for each in shown.refused] == [each.of(language) for each in look.release.refused]
    assert {message("release.why.few", language)} <= set(shown.refused[0].why)


def test_every_number_of_an_estimate_is_shown() -> None:
    look = preview(Plan.from_yaml(PLAN), people(), captures(), {}, at=AT)
    shown = shown_look(look, "en")
    for each, estimate in zip(shown.estimates, look.release.estimates, strict=True):
        assert len(each.methods) == len(estimate.methods)
        assert len(each.cautions) == len(estimate.cautions)
    assert [each.mapped for each in shown.tables] == [each.mapped for each in look.release.tables]
    assert any(each.mapped for each in shown.tables)
    assert [bool(each.network) for each in shown.tables] == [each.network for each in look.release.tables]
    assert shown.silent == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_a_network_it_is_said_how_many_bands_would_leave(language: Language) -> None:
    look = preview(Plan.from_yaml(PLAN), people(), captures(), {}, at=AT)
    table = look.release.tables[2]
    bands = sum(each.count is not None and None not in each.key for each in table.cells)
    assert shown_look(look, language).tables[2].network == message(
        "report.network.bands", language, number=bands
    )
    bare = tuple(replace(each, count=None) if None not in each.key else each for each in table.cells)
    first, second, _, last = look.release.tables
    release = replace(look.release, tables=(first, second, replace(table, cells=bare), last))
    shown = shown_look(replace(look, release=release), language)
    assert shown.tables[2].network == message("report.network.none", language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_a_series_it_is_said_how_many_steps_would_leave_a_gap(language: Language) -> None:
    rows = persons({"1999": 30, "2000": 25, "2002": 40, "2010": 22, "2023": 6, "2024": 7, "": 20})
    look = preview(Plan.from_yaml(HEAD + YEARLY), rows, None, {}, at=AT)
    (shown,) = shown_look(look, language).tables
    assert shown.series == message("report.series.ahead", language, periods=27, shown=4, withheld=23)
    assert all(each.why for each in shown.lines if not each.count)


@pytest.mark.parametrize("language", LANGUAGES)
def test_under_rounded_numbers_it_is_said_how_far(language: Language) -> None:
    plan = f"{HEAD}tables: [{{by: [age_when_trafficked]}}]\nrounding: 10"
    look = preview(Plan.from_yaml(plan), people(), None, {}, at=AT)
    (table,) = shown_look(look, language).tables
    assert table.rounded == (message("report.table.rounded", language, base=10, within=9),)
    numbers = [each.count for each in table.lines if each.count]
    assert numbers
    assert all(each.endswith("0") for each in numbers)
    (exact,) = shown_look(
        preview(Plan.from_yaml(plan.removesuffix("rounding: 10")), people(), None, {}, at=AT), language
    ).tables
    assert exact.rounded == ()
    assert [each.why for each in exact.lines] == [each.why for each in table.lines]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_told_exactly_before_is_named_to_approvers(language: Language) -> None:
    look = preview(Plan.from_yaml(PLAN), people(), captures(), {}, at=AT)
    assert shown_look(look, language).exact_before == ""
    named = shown_look(replace(look, exact_before=("R-ONE", "R-TWO")), language).exact_before
    assert "R-ONE" in named
    assert "R-TWO" in message("release.cli.exact_before", language, releases=named)
