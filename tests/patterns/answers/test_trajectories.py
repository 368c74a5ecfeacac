"""Trajectories: against counts by hand, a published data set, and what must be refused."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.patterns.answers.rows import episode, person, told

from bearwitness.domain.frame import PatternFrame
from bearwitness.patterns.proportion import difference, effective_size, median_limits, share
from bearwitness.patterns.trajectories.again import resold, trafficked_again
from bearwitness.patterns.trajectories.durations import between
from bearwitness.patterns.trajectories.story import SAFE, stories
from bearwitness.patterns.trajectories.study import study_trajectories
from bearwitness.patterns.trajectories.transitions import transitions
from bearwitness.patterns.trajectories.turnbull import lasting

EVER = float("inf")
# time to cosmetic deterioration in months, (left, right], radiotherapy alone: Finkelstein and Wolfe (1985), Biometrics 41
RADIOTHERAPY = [
    (45, EVER), (6, 10), (0, 7), (46, EVER), (46, EVER), (7, 16), (17, EVER), (7, 14), (37, 44), (0, 8), (4, 11),
    (15, EVER), (11, 15), (22, EVER), (46, EVER), (46, EVER), (25, 37), (46, EVER), (26, 40), (46, EVER), (27, 34),
    (36, 44), (46, EVER), (36, 48), (37, EVER), (40, EVER), (17, 25), (46, EVER), (11, 18), (38, EVER), (5, 12),
    (37, EVER), (0, 5), (18, EVER), (24, EVER), (36, EVER), (5, 11), (19, 35), (17, 25), (24, EVER), (32, EVER),
    (33, EVER), (19, 26), (37, EVER), (34, EVER), (36, EVER),
]  # fmt: skip


def frame(*rows: object, **more: object) -> PatternFrame:
    return PatternFrame(persons=(), episodes=tuple(rows), **more)  # type: ignore[arg-type]  # rows of one kind


def test_the_estimate_of_durations_is_that_of_the_published_data() -> None:
    """Fay and Shaw (2010), Journal of Statistical Software 36(2), print the same masses from their R package."""
    found = lasting(
        [(low + 0.5, high) for low, high in RADIOTHERAPY], rng=np.random.default_rng(1), replicates=50
    )
    mass = {
        (low, high): round(float(m), 4) for (low, high), m in zip(found.edges, found.mass[0], strict=True)
    }
    assert {edge: m for edge, m in mass.items() if m > 0.0001} == {
        (4.5, 5): 0.0463, (6.5, 7): 0.0334, (7.5, 8): 0.0887, (11.5, 12): 0.0708, (24.5, 25): 0.0926,
        (33.5, 34): 0.0818, (38.5, 40): 0.1209, (46.5, 48): 0.4656,
    }  # fmt: skip
    low, high, lower, upper = found.quantile(0.5)
    assert (low, high) == (38.5, 40)
    assert lower < low < high <= upper


def test_exact_durations_give_the_plain_quantiles() -> None:
    found = lasting(
        [(float(n), float(n)) for n in range(1, 101)], rng=np.random.default_rng(1), replicates=200
    )
    low, high, lower, upper = found.quantile(0.5)
    assert low == high == 50
    assert 35 <= lower <= 45
    assert 55 <= upper <= 65


def test_transitions_by_hand() -> None:
    rows = [row for at in range(8) for row in told(f"a{at}", "Recruitment", "SoldOrHandedOver", SAFE)]
    rows += told("b", "Recruitment", "Held", SAFE) + told("c", "Recruitment", "Unknown", SAFE)
    found = transitions(stories(frame(*rows), SAFE))
    shares = {(each.source, each.target): each.share for each in found.found}
    assert set(shares) == {("Recruitment", "SoldOrHandedOver"), ("Recruitment", "Held")}
    sold = shares["Recruitment", "SoldOrHandedOver"]
    assert (sold.n, sold.of, sold.unknown) == (8, 10, 1)
    assert sold.value == pytest.approx(8 / 9)
    assert sold.lower == share(8, 10).lower
    assert sold.upper == share(9, 10).upper
    assert found.away == 9


def test_what_has_no_order_or_is_hidden_makes_no_transition() -> None:
    rows = [
        episode("a", 1, "Recruitment"), episode("a", 2, "Held"), episode("a", 2, "Transit"), episode("a", 3, SAFE),
        episode("b", 1, "Held"), episode("b", 3, SAFE), episode("c", None, "Held"), episode("c", 1, SAFE),
    ]  # fmt: skip
    found = transitions(stories(frame(*rows), SAFE))
    assert found.found == ()
    assert found.unordered == 2


def test_every_figure_is_among_those_who_reached_it() -> None:
    rows = told("a", "SoldOrHandedOver", "Resold", SAFE) + told("b", "SoldOrHandedOver", "InForcedMarriage")
    safe = frame(*rows)
    assert [story.person for story in stories(safe, SAFE)] == ["a"]
    found = study_trajectories(safe, rng=np.random.default_rng(1))
    assert (found.among, found.persons) == (SAFE, 1)
    assert {"escape_chance", "country_total"} <= set(found.refused)
    targets = [each.labels[1] for each in found.table("transitions").figures]
    assert f"trajectory_state:{SAFE}" not in targets
    by_outcome = PatternFrame(persons=(person("b", outcome=("ReachedSafety",)),), episodes=tuple(rows))
    assert [story.person for story in stories(by_outcome, SAFE)] == ["a", "b"]


def test_resale_and_what_leaves_it_open() -> None:
    rows = [
        *told("yes", "SoldOrHandedOver", "InForcedMarriage", "Resold"),
        *told("no", "SoldOrHandedOver", "InForcedMarriage"),
        *told("open", "SoldOrHandedOver", "Unknown"),
        *told("never", "Recruitment"),
        episode("circle", None, "Held"), episode("circle", 1, "SoldOrHandedOver"),
    ]  # fmt: skip
    found = resold(stories(frame(*rows))).share
    assert found is not None
    assert (found.n, found.of, found.unknown) == (1, 4, 2)
    assert found.value == 0.5
    again = told("x", "SoldOrHandedOver", "Repatriation", "Recruitment") + told("y", "Repatriation")
    rate = trafficked_again(stories(frame(*again))).share
    assert rate is not None
    assert (rate.n, rate.of) == (1, 2)
    assert trafficked_again(stories(frame(*rows))).share is None


def test_how_soon_is_between_the_dates() -> None:
    rows = [episode("a", 1, "SoldOrHandedOver", "2003-01"), episode("a", 2, "Resold", "2004")]
    (ends,) = resold(stories(frame(*rows))).soon
    assert ends == pytest.approx((11, 24))
    assert between((0.0, 1.0), (float("-inf"), EVER)) is None
    doubtful = [episode("a", 1, "SoldOrHandedOver", "2003?"), episode("a", 2, "Resold", "2004?")]
    assert resold(stories(frame(*doubtful))).soon == ()


def test_groups_are_compared_with_the_largest() -> None:
    rows = [row for at in range(20) for row in told(f"a{at}", "SoldOrHandedOver", "Resold", SAFE)]
    rows += [row for at in range(10) for row in told(f"b{at}", "SoldOrHandedOver", SAFE)]
    persons = [person(f"a{at}", left_home=("From2000To2004",)) for at in range(20)]
    persons += [person(f"b{at}", left_home=("From2020",)) for at in range(10)]
    whole = PatternFrame(persons=tuple(persons), episodes=tuple(rows))
    figures = study_trajectories(whole, rng=np.random.default_rng(1)).table("by_group").figures
    (differs,) = [each for each in figures if each.unit == "difference"]
    assert (differs.labels[0], differs.value) == ("period:From2020", -1.0)
    assert differs.upper is not None
    assert differs.upper < 0


@settings(max_examples=40, deadline=None)
@given(of=st.integers(1, 60), data=st.data())
def test_limits_hold_whatever_the_unknown_were(of: int, data: st.DataObject) -> None:
    yes = data.draw(st.integers(0, of))
    unknown = data.draw(st.integers(0, of - yes))
    found = share(yes, of, unknown=unknown)
    for turned in range(unknown + 1):
        plain = share(yes + turned, of)
        assert found.lower <= plain.lower <= plain.upper <= found.upper
    wider = share(yes, of, unknown=unknown, effective=of / 2)
    assert wider.lower <= found.lower + 1e-12
    assert wider.upper >= found.upper - 1e-12


def test_persons_counted_twice_are_worth_less() -> None:
    assert effective_size([1, 0, 1, 0], [1, 1, 1, 1]) == 4
    assert effective_size([4, 0, 4, 0], [4, 4, 4, 4]) < 5
    assert effective_size([2, 2], [2, 2]) == 2
    value, lower, upper = difference(share(30, 60), share(10, 60))
    assert value == pytest.approx(1 / 3)
    assert 0.1 < lower < value < upper < 0.6


def test_a_median_needs_six() -> None:
    assert median_limits([1] * 5, [1] * 5) is None
    found = median_limits(list(range(1, 7)), list(range(1, 7)))
    assert found == (3.5, 3.5, 1, 6)
