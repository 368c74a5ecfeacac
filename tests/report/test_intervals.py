"""Every method that gives a number has a mark on the chart of an estimate."""

import re
from typing import Any

from bearwitness.report.chart import draw, intervals


def marks(**given: int | None) -> int:
    row: dict[str, Any] = {"label": "a", "total": None, "lower": None, "upper": None, **given}
    other: dict[str, Any] = {"label": "b", "total": 900, "lower": 800, "upper": 1_000}
    svg = draw(intervals([row, other], None, ""), "words")
    return svg.count('fill="#2b7196"')


def test_a_number_without_limits_is_a_point() -> None:
    nothing = marks()
    assert marks(total=700) == nothing + 1
    assert marks(total=700, lower=600) == nothing + 1, "a bound is one triangle"
    assert marks(total=700, lower=600, upper=750) == nothing + 1


def test_the_line_of_those_on_record_runs_through_no_name() -> None:
    rows: list[dict[str, Any]] = [
        {"label": each, "total": 900, "lower": 800, "upper": 1_000} for each in ("The longest name", "b", "c")
    ]
    svg = draw(intervals(rows, 150, "150 on record"), "words")
    names = [
        float(re.findall(r"translate\([\d.]+,([\d.]+)\)[^>]*>" + each["label"], svg)[0]) for each in rows
    ]
    dashed = re.findall(r'translate\([\d.]+,([\d.]+)\)" x2="0" y2="([\d.-]+)"[^>]*stroke-dasharray', svg)
    spans = [(float(top), float(top) + float(down)) for top, down in dashed]
    assert len(spans) == len(names) == 3
    assert all(low > name + 3 or high < name - 12 for low, high in spans for name in names)
