"""Rcapture's Mh and Mth families: every table, every form, and the examples of its help pages."""

from typing import Any

import pytest
from tests.published.packages import packages, results

from bearwitness.estimate import CaptureTable, fit_model, published
from bearwitness.estimate.intervals.profile import deviance_of, profile_interval
from bearwitness.estimate.methods.heterogeneity import fit
from bearwitness.estimate.models.closed_columns import NAMES
from bearwitness.estimate.models.closed_models import closed_fit, closed_interval
from bearwitness.estimate.models.existence import extended

ROUNDED = 0.051
"""They are kept to one decimal."""

HARE = {
    "M0": (75.43362, 3.455000, 68.51621, 159.1456),
    "Mt": (75.06620, 3.352331, 58.31416, 170.0411),
    "Mh Chao LB": (79.83712, 6.373765, 58.02332, 161.3113),
    "Mh Poisson2": (81.52705, 5.711473, 59.10716, 153.9561),
    "Mh Darroch": (90.40238, 11.625242, 61.60043, 156.4494),
    "Mh Gamma3.5": (100.57274, 21.740997, 62.77056, 157.6195),
    "Mth Chao LB": (79.57146, 6.253714, 47.11503, 175.7200),
    "Mth Poisson2": (81.07928, 5.573551, 48.13651, 164.0830),
    "Mth Darroch": (90.46410, 11.657852, 50.70576, 166.6522),
    "Mth Gamma3.5": (101.55387, 22.404604, 51.95634, 167.9028),
}
"""Abundance, standard error, deviance and BIC of Rcapture's documented example."""


@pytest.mark.parametrize(("name", "key", "theirs"), results("rcapture.closedp"))
def test_every_form_is_theirs(name: str, key: str, theirs: dict[str, Any]) -> None:
    assert key == "rcapture.closedp"
    table = published.load(name).table
    for row in theirs["models"]:
        model = row["model"].replace("Chao", "Chao LB")
        if model not in NAMES:
            assert model in {"Mb", "Mbh"}
            continue
        found = closed_fit(table, model)
        if found.code:
            # lists 1 and 2 alone overlap: their 96 persons, all of them observed, come from no maximum
            assert name == "Artificial_3"
            assert row["N"] == pytest.approx(96, abs=0.3)
            continue
        assert found.total == pytest.approx(row["N"], abs=ROUNDED), model
        assert found.standard_error == pytest.approx(row["se"], abs=ROUNDED), model
        # Rcapture keeps a column of Chao's bound that nobody holds when the fit leaves it at 0 or above
        spare = (
            found.bic - row["BIC"] if name.startswith("NewOrl") and "LB" in model and "5" not in name else 0
        )
        assert found.bic - spare == pytest.approx(row["BIC"], abs=ROUNDED), model


@pytest.mark.parametrize("model", HARE)
def test_the_documented_example(model: str) -> None:
    total, error, deviance, bic = HARE[model]
    found = closed_fit(published.load("hare").table, model)
    assert found.total == pytest.approx(total, rel=1e-6)
    assert found.standard_error == pytest.approx(error, rel=1e-5)
    assert found.deviance == pytest.approx(deviance, rel=1e-6)
    assert found.bic == pytest.approx(bic, rel=1e-6)


def test_hares_that_were_always_caught_are_set_apart() -> None:
    """Rcapture: Mt without pattern 111111 gives 76.8 (3.9), deviance 47.894 on 55 degrees of freedom."""
    table = published.load("hare").table
    always = (1,) * 6
    rest = {pattern: count for pattern, count in table.by_pattern.items() if pattern != always}
    declared = CaptureTable.from_patterns(table.lists, rest, never=[always])
    found = fit_model(declared, "[1,2,3,4,5,6]")
    assert round(found.total + table.by_pattern[always], 1) == 76.8
    assert round(found.standard_error, 1) == 3.9
    assert (round(found.deviance, 3), found.freedom) == (47.894, 55)
    curve = deviance_of(extended(declared, found.model), 6)
    point, interval = profile_interval(curve, table.observed, found.missed)
    assert interval is not None
    # so few are missed that Rcapture's Stirling formula and lgamma differ by a tenth of a hare or two
    assert (point, interval.lower, interval.upper) == pytest.approx((76, 70.1, 85.4), abs=0.45)


@pytest.mark.parametrize(
    ("model", "total", "error", "deviance", "bic"),
    [
        ("[12,13,14]", 7030.661, 687.2069, 7.240258, 168.7972),
        ("[13,14,2]", 7479.035, 737.7077, 15.746747, 169.6143),
        ("[14,2,3]", 7422.972, 728.5138, 23.864751, 170.0430),
    ],
)
def test_darroch_with_dependent_pairs(
    model: str, total: float, error: float, deviance: float, bic: float
) -> None:
    """Rcapture's help page on the lesbian table."""
    found = closed_fit(published.load("lesbian").table, "Mth Darroch", model)
    assert (found.total, found.standard_error) == pytest.approx((total, error), rel=1e-6)
    assert (found.deviance, found.bic) == pytest.approx((deviance, bic), rel=1e-6)


@pytest.mark.parametrize("form", ["Mh", "Mth"])
@pytest.mark.parametrize("name", [name for name in packages() if "chao.lower_bound" in packages()[name]])
def test_loglinear_lower_bounds(name: str, form: str) -> None:
    theirs = packages()[name]["chao.lower_bound"][f"rcapture_{form}_lower_bound"]
    table = published.load(name).table
    found = closed_fit(table, f"{form} Chao LB")
    assert found.total == pytest.approx(theirs["N"], rel=1e-6)
    assert found.standard_error == pytest.approx(theirs["se"], rel=1e-5)
    interval = closed_interval(table, found)
    assert interval is not None
    assert (interval.lower, interval.upper) == pytest.approx((theirs["lower"], theirs["upper"]), rel=1e-3)


def test_a_form_in_which_persons_are_more_alike_is_no_heterogeneity() -> None:
    """Korea: all six forms come out below the main effects, with a negative coefficient."""
    found = fit(published.load("Korea").table, None, reps=0)  # type: ignore[arg-type]
    assert (found.status, [note.code for note in found.warnings]) == ("refused", ["no_heterogeneity"])


def test_no_negative_number_of_persons_is_ever_given() -> None:
    """Rcapture's Mb gives -3,763 for UKdat_5: a model for ordered occasions, which is not offered for lists."""
    rows = packages()["UKdat_5"]["rcapture.closedp"]["models"]
    assert [row["N"] for row in rows if row["model"] == "Mb"] == [-3763.1]
    table = published.load("UKdat_5").table
    assert all(closed_fit(table, name).total > table.observed for name in NAMES)
    assert "Mb" not in NAMES


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(
    ("missed", "meaningless"),
    [(60.0, False), (1e15, True), (1e200, True), (1e306, True), (float("inf"), True)],
)
def test_a_curve_that_is_infinite_or_beyond_meaning_gives_no_warning(
    missed: float, meaningless: bool
) -> None:
    total, interval = profile_interval(
        lambda persons: float("inf") if not 20 < persons < 90 else 0.0, 100, missed
    )
    if meaningless:
        assert (total, interval) == (100 + missed, None)
    else:
        assert interval is not None
        assert 120 <= interval.lower < total + 1e-4 < interval.upper < 200


@pytest.mark.parametrize("missed", [1e9, 1e12, 9e12])
def test_a_narrow_curve_has_its_limits_as_long_as_rounding_does_not_drown_them(missed: float) -> None:
    """Of a curve that falls as the square of the distance the limits are known."""
    _, interval = profile_interval(lambda persons: (persons - missed) ** 2 / missed, 100, missed)
    assert interval is not None
    off = [(each - 100 - missed) / (1.959964 * missed**0.5) for each in (interval.lower, interval.upper)]
    assert off == pytest.approx([-1, 1], abs=0.05)


@pytest.mark.parametrize(("end", "limited"), [(3e12, True), (3e13, False)])
def test_no_upper_limit_is_looked_for_where_rounding_drowns_the_curve(end: float, limited: bool) -> None:
    """So few are missed that the search may go further than the curve means anything."""
    found = profile_interval(lambda persons: 0.0 if 1e9 < persons < end else float("inf"), 100, 1e10)
    assert (found[1] is not None) == limited
