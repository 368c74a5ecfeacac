"""The look ahead names every withheld cell and says why, in three languages."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.release.sample import AT, PLAN, captures, people

from bearwitness.cli.release_look import SHOWN, reasons
from bearwitness.domain.messages import LANGUAGES
from bearwitness.domain.released_table import Category, Dimension, Frame, ReleasedCell, ReleasedTable
from bearwitness.release.counts.cells import Key
from bearwitness.release.counts.suppression import Reason
from bearwitness.release.errors import WhollyWithheld
from bearwitness.release.gate import preview
from bearwitness.release.labels import everywhere, in_all
from bearwitness.release.look import Kept, Look, kept_in, refuse_silent, silent_in
from bearwitness.release.planning.plan import Plan, PlannedTable

TABLES = PLAN.split("estimates:")[0]


def look() -> Look:
    return preview(Plan.from_yaml(TABLES), people(), captures(), {}, at=AT)


def test_every_withheld_cell_is_named_once() -> None:
    found = look()
    for table in found.release.tables:
        named = [each for each in found.kept if each.figure == table.figure]
        assert len(named) == table.withheld > 0
        assert len({each.cell.en for each in named}) == len(named)


def test_what_only_a_casebook_can_say_is_not_said_until_it_is_given() -> None:
    found = look()
    assert (found.roleless, found.mark, found.synthetic, found.images) == (0, "", None, {})


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


SAID = in_all(str)


def drawn(*counts: int | None) -> ReleasedTable:
    dimension = Dimension(property="sex", label=SAID, categories=(), overlapping=False)
    return ReleasedTable(
        figure="table-1",
        title=SAID,
        frame=Frame(population=SAID, frame=SAID, period="2000"),
        dimensions=(dimension,),
        cells=tuple(ReleasedCell(key=(str(place),), count=each) for place, each in enumerate(counts)),
    )


ASKED, ALLOWED = (
    PlannedTable(by=("sex",), title=None, mapped=False, may_be_withheld=allowed) for allowed in (False, True)
)


def test_only_a_table_without_a_number_is_silent_and_only_unasked() -> None:
    said, partly, nothing = drawn(12, 30), drawn(12, None), drawn(None, None)
    assert silent_in([ASKED] * 4, [said, nothing, partly, nothing]) == ("tables[1]", "tables[3]")
    assert silent_in([ALLOWED] * 3, [said, nothing, partly]) == ()
    assert silent_in([ALLOWED, ASKED], [nothing, nothing]) == ("tables[1]",)


def test_the_first_silent_table_is_named_when_a_plan_is_refused() -> None:
    refuse_silent(())
    for silent in (("tables[2]",), ("tables[1]", "tables[3]")):
        with pytest.raises(WhollyWithheld) as refused:
            refuse_silent(silent)
        assert silent[0] in str(refused.value)


def test_a_withheld_cell_is_named_by_its_categories_in_the_order_of_the_table() -> None:
    dimensions = tuple(
        Dimension(
            property=name,
            label=SAID,
            categories=tuple(
                Category(code=code, label=in_all(f"{name} {code} {{}}".format)) for code in "xy"
            ),
            overlapping=False,
        )
        for name in ("sex", "age")
    )
    everybody = everywhere("report.all_persons")
    keys = [("x", "y"), ("y", None), (None, None), ("y", "x")]
    cells = tuple(ReleasedCell(key=key, count=None) for key in keys)
    table = replace(drawn(), dimensions=dimensions, cells=cells)
    withheld: dict[Key, Reason] = {(("age", "y"), ("sex", "x")): "few", (("sex", "y"),): "nested", (): "rest"}
    assert [(each.cell.en, each.cell.ko, each.why) for each in kept_in([table], withheld)] == [
        ("sex x en · age y en", "sex x ko · age y ko", "few"),
        ("sex y en", "sex y ko", "nested"),
        (everybody.en, everybody.ko, "rest"),
    ]
