"""Places, years and the other evidence."""

import numpy as np
import pytest

from bearwitness.linkage.odds import threshold_of
from bearwitness.linkage.places import Whereabouts, home, whereabouts
from bearwitness.linkage.years import Years, years


@pytest.mark.parametrize("text", ["会宁", "회령시", "회령", "Hoeryong", "hoeryong city", "Hoeryong-si"])
def test_one_county_in_three_languages(text: str) -> None:
    assert whereabouts(text) == Whereabouts(province="north-hamgyong", county="hoeryong")


def test_levels_meet_at_the_province() -> None:
    assert whereabouts("咸镜北道") == Whereabouts(province="north-hamgyong")
    assert home("", "회령시") == home("North Hamgyong", "Hoeryong")
    assert home("강원도", "").province == "kangwon"
    assert whereabouts("Atlantis") == Whereabouts()


@pytest.mark.parametrize(
    ("text", "precision", "expected"),
    [
        ("1988", "year", Years(low=1988, high=1988, exact=True)),
        ("1988", "about", Years(low=1986, high=1990, exact=False)),
        ("1988", "age", Years(low=1987, high=1988, exact=False)),
        ("1988", "korean age", Years(low=1988, high=1988, exact=True)),
        ("1987/1989", "", Years(low=1987, high=1989, exact=False)),
        ("1988~", "", Years(low=1987, high=1989, exact=False)),
        ("1988?", "", Years(low=1986, high=1990, exact=False)),
        ("born 1988", "", Years(low=1988, high=1988, exact=True)),
        ("", "", None),
        ("long ago", "", None),
        ("..1988", "", Years(low=1988, high=1988, exact=True)),
    ],
)
def test_years(text: str, precision: str, expected: Years | None) -> None:
    assert years(text, precision) == expected


def test_the_threshold_makes_expected_f1_highest() -> None:
    probability = np.array([0.99, 0.95, 0.9, 0.5, 0.2, 0.05, 0.01])
    chosen = threshold_of(probability, 0.0)

    def expected(threshold: float) -> float:
        linked = probability[probability >= threshold]
        return float(2 * linked.sum() / (len(linked) + probability.sum()))

    assert expected(chosen) == max(expected(each) for each in probability)
    assert threshold_of(np.array([]), 0.0) == 0.5
