"""Every method that gives a number has a mark on the chart of an estimate."""

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
