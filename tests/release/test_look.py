"""The look ahead names every withheld cell and says why, in three languages."""

from __future__ import annotations

from tests.release.sample import AT, PLAN, captures, people

from bearwitness.cli.release_look import SHOWN, reasons
from bearwitness.domain.messages import LANGUAGES
from bearwitness.release.gate import preview
from bearwitness.release.look import Kept, Look
from bearwitness.release.planning.plan import Plan

TABLES = PLAN.split("estimates:")[0]


def look() -> Look:
    return preview(Plan.from_yaml(TABLES), people(), captures(), {}, at=AT)


def test_every_withheld_cell_is_named_once() -> None:
    found = look()
    for table in found.release.tables:
        named = [each for each in found.kept if each.figure == table.figure]
        assert len(named) == table.withheld > 0
        assert len({each.cell.en for each in named}) == len(named)


def test_the_reason_is_the_first_that_held() -> None:
    found = {each.cell.en: each.why for each in look().kept if each.figure == "table-1"}
    assert found["Under 12"] == "few"
    assert "companion" in {each.why for each in look().kept}


def test_reasons_are_said_in_plain_words_and_cells_by_name() -> None:
    kept = look().kept
    for language in LANGUAGES:
        lines = reasons(kept, language)
        assert lines
        assert all("table-" in each and "_" not in each for each in lines)
    many = [Kept(figure="table-9", cell=kept[0].cell, why="few")] * (SHOWN + 2)
    assert "2 more" in reasons(many, "en")[0]
