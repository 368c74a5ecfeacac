"""Two significant figures, ends outwards, and never finer than a step."""

from __future__ import annotations

import pytest

from bearwitness.release.rounding import Rounding


@pytest.mark.parametrize(
    ("value", "near", "down", "up"),
    [
        (0, 0, 0, 0),
        (9.4, 9, 9, 10),
        (99.5, 100, 99, 100),
        (123, 120, 120, 130),
        (125, 130, 120, 130),
        (120, 120, 120, 120),
        (994.9, 990, 990, 1000),
        (1049.9, 1000, 1000, 1100),
        (1050, 1100, 1000, 1100),
        (12345, 12000, 12000, 13000),
    ],
)
def test_two_figures_are_said_and_ends_go_outwards(value: float, near: int, down: int, up: int) -> None:
    rounding = Rounding(step=1)
    assert (rounding.near(value), rounding.down(value), rounding.up(value)) == (near, down, up)
    assert rounding.near(None) is rounding.down(None) is rounding.up(None) is None


def test_no_number_is_finer_than_the_step() -> None:
    rounding = Rounding(step=10)
    assert (rounding.near(44.9), rounding.near(45), rounding.down(59), rounding.up(51)) == (40, 50, 50, 60)
    assert (rounding.near(4), rounding.down(9.9), rounding.up(0.1)) == (0, 0, 10)
    assert (rounding.near(1234), rounding.down(1290), rounding.up(1210)) == (1200, 1200, 1300)
    assert (Rounding(step=12).near(100), Rounding(step=12).up(100)) == (96, 108)
