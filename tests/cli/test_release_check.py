"""What `check` says at the command line: the numbers of the page of the plan, and a mark only of what can leave."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.casebooks import folder, keys, template
from tests.people import AMINA
from tests.release.sample import AT, PLAN, captures, people

from bearwitness.casebook.opening import open_casebook
from bearwitness.cli.release_check import _mark as mark_of
from bearwitness.cli.release_check import checked
from bearwitness.cli.release_numbers import of_cells, of_methods
from bearwitness.domain.messages import LANGUAGES, Language, message
from bearwitness.release.gate import preview
from bearwitness.release.planning.plan import Plan
from bearwitness.release.quoting.second_look import Finding
from bearwitness.vault.data_keys import DataKeys
from bearwitness.web.pages.releases.shown import shown_look

__all__ = ["folder", "keys", "template"]

SILENT = """
title: {en: A table, ko: 표, zh: 表}
purpose: {en: A test, ko: 시험입니다, zh: 测试}
period: 2013
tables: [{by: [sex]}]
"""


@pytest.mark.parametrize("rounding", ["", "rounding: 5\nthreshold: 10\n"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_number_of_the_page_of_the_plan_is_said_and_no_other(rounding: str, language: Language) -> None:
    look = preview(Plan.from_yaml(PLAN + rounding), people(), captures(), {}, at=AT)
    page = shown_look(look, language)
    withheld = 0
    for table, shown in zip(look.release.tables, page.tables, strict=True):
        told, lines = of_cells(table, language)
        on_page = [(list(each.labels), each.count) for each in shown.lines if each.count]
        assert [(each["cell"], f"{each['count']:,}") for each in told] == on_page
        assert len(lines) == len(on_page)
        assert all(line.endswith(count) for line, (_, count) in zip(lines, on_page, strict=True))
        withheld += table.withheld
    assert withheld > 0, "some are withheld, and have no line"
    for estimate, beside in zip(look.release.estimates, page.estimates, strict=True):
        told, lines = of_methods(estimate, language)
        assert len(told) == len(estimate.methods) + 1
        for line, method in zip(lines, beside.methods, strict=False):
            assert method.method in line
            assert f"{method.total} ({method.limits})" in line
        assert beside.observed in lines[len(beside.methods)]
        assert all(each in lines for each in (*beside.rounded, beside.rests, *beside.cautions))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_plan_that_cannot_leave_has_no_mark(folder: Path, keys: DataKeys, language: Language) -> None:
    with open_casebook(folder, keys, actor=AMINA) as casebook:
        found, lines = checked(casebook, SILENT, language)
        assert found["silent"] == ["tables[0]"]
        assert found["mark"] == ""
        assert lines[-1] == message("release.cli.fix_first", language)
        found, lines = checked(casebook, SILENT.replace("[sex]", "[sex], may_be_withheld: true"), language)
    assert len(str(found["mark"])) == 64
    assert lines[-1] == message("release.cli.mark", language, mark=found["mark"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_quote_that_tells_too_much_gives_no_mark(language: Language) -> None:
    found = preview(Plan.from_yaml(SILENT), [], None, {}, at=AT)
    open_to_all = replace(found, silent=(), mark="ab" * 32)
    finding = Finding(figure="quote-1", kind="direct", words="0139", span=(0, 4))
    assert mark_of(open_to_all, language)[0] == "ab" * 32
    assert mark_of(replace(open_to_all, findings=(replace(finding, kind="day"),)), language)[0] == "ab" * 32
    assert mark_of(replace(open_to_all, findings=(finding,)), language) == (
        "",
        message("release.cli.fix_first", language),
    )
