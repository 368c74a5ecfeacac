"""Words can be read on their ground, in light and in dark: contrast of 4.5 to 1 or more (WCAG AA)."""

import re

import pytest

from bearwitness.report.style import CSS


def schemes() -> dict[str, dict[str, str]]:
    light, dark = re.findall(r":root\{([^}]*)\}", CSS)[:2]
    named = [dict(re.findall(r"--(\w+):\s*(#\w+)", each)) for each in (light, dark)]
    return {"light": named[0], "dark": {**named[0], **named[1]}}


def luminance(color: str) -> float:
    digits = color[1:] if len(color) == 7 else "".join(each * 2 for each in color[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_the_measure_is_the_standards() -> None:
    assert round(contrast("#000", "#fff"), 1) == 21.0
    assert 4.4 < contrast("#777", "#fff") < 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "ground"),
    [("ink", "ground"), ("soft", "ground"), ("soft", "panel"), ("accent", "ground"), ("ink", "mark")],
)
def test_words_can_be_read(scheme: str, ink: str, ground: str) -> None:
    colors = schemes()[scheme]
    assert contrast(colors[ink], colors[ground]) >= 4.5
