"""Agreement of coders: Krippendorff's published example, and what must hold for any data."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bearwitness.patterns.agreement import krippendorff_alpha, span_agreement
from bearwitness.patterns.agreement.distance import LEVELS, Level

# Krippendorff (2011), example D: four observers, twelve units, missing values
OBSERVERS: list[list[int | None]] = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
    [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
]
UNITS = list(zip(*OBSERVERS, strict=True))
# Krippendorff (2011), example B: two observers, ten units, binary
BINARY = list(zip([0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0], strict=True))
# Krippendorff (2011), example C: two observers, twelve units, nominal
NOMINAL = list(zip("aabbdcccedda", "babbbccceddd", strict=True))


@pytest.mark.parametrize(
    ("level", "published"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)]
)
def test_the_published_example_at_every_level(level: Level, published: float) -> None:
    found = krippendorff_alpha(UNITS, level)
    assert found.alpha == pytest.approx(published, abs=5e-4)
    assert (found.units, found.values) == (11, 40)


def test_the_published_examples_of_two_observers() -> None:
    assert krippendorff_alpha(BINARY).alpha == pytest.approx(0.095, abs=5e-4)
    assert krippendorff_alpha(NOMINAL).alpha == pytest.approx(0.692, abs=5e-4)


def test_where_chance_alone_would_agree_there_is_no_alpha() -> None:
    for units in ([], [["a", "a"]], [["a", "a"], ["a", "a"]], [["a", None], [None, "b"]]):
        found = krippendorff_alpha(units, rng=np.random.default_rng(1), replicates=20)
        assert (found.alpha, found.lower, found.upper) == (None, None, None)


def test_the_interval_holds_alpha_and_is_drawn_from_the_given_generator() -> None:
    found = krippendorff_alpha(UNITS * 4, "interval", rng=np.random.default_rng(7), replicates=400)
    again = krippendorff_alpha(UNITS * 4, "interval", rng=np.random.default_rng(7), replicates=400)
    assert found == again
    assert found.lower is not None
    assert found.upper is not None
    assert found.alpha is not None
    assert found.lower < found.alpha < found.upper
    narrow = krippendorff_alpha(UNITS * 40, "interval", rng=np.random.default_rng(7), replicates=200)
    assert narrow.lower is not None
    assert narrow.upper is not None
    assert narrow.upper - narrow.lower < found.upper - found.lower


VALUES = st.lists(st.lists(st.none() | st.integers(1, 4), min_size=2, max_size=4), min_size=2, max_size=12)


@given(VALUES, st.sampled_from(LEVELS), st.randoms(use_true_random=False))
def test_coders_and_units_have_no_order(units: list[list[int | None]], level: Level, random: object) -> None:
    shuffled = [list(unit) for unit in units]
    for unit in shuffled:
        random.shuffle(unit)  # type: ignore[attr-defined]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, two = krippendorff_alpha(units, level).alpha, krippendorff_alpha(shuffled, level).alpha
    assert (one is None) == (two is None)
    assert one is None or one == pytest.approx(two)
    assert one is None or one <= 1 + 1e-12


@given(VALUES)
def test_the_definition_pair_by_pair(units: list[list[int | None]]) -> None:
    """Alpha from the definition: mean squared difference within units over that of all pairs of values."""
    paired = [[each for each in unit if each is not None] for unit in units]
    paired = [unit for unit in paired if len(unit) > 1]
    pooled = [each for unit in paired for each in unit]
    within = sum(
        (one - two) ** 2 / (len(unit) - 1)
        for unit in paired
        for i, one in enumerate(unit)
        for j, two in enumerate(unit)
        if i != j
    )
    among = sum((one - two) ** 2 for i, one in enumerate(pooled) for j, two in enumerate(pooled) if i != j)
    found = krippendorff_alpha(units, "interval").alpha
    if len(paired) < 2 or among == 0:
        assert found is None
    else:
        assert found == pytest.approx(1 - (within / len(pooled)) / (among / len(pooled) / (len(pooled) - 1)))


SPANS = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 10), st.sampled_from("ab")).map(
        lambda each: (each[0], each[0] + each[1], each[2])
    ),
    max_size=4,
)


@given(st.lists(SPANS, min_size=2, max_size=3))
def test_alpha_over_characters_is_alpha_with_a_unit_a_character(
    coders: list[list[tuple[int, int, str]]],
) -> None:
    length = 45
    units = [
        ["|".join(sorted({code for low, high, code in spans if low <= at < high})) for spans in coders]
        for at in range(length)
    ]
    found, wanted = span_agreement(coders, length).alpha, krippendorff_alpha(units).alpha
    assert (found is None) == (wanted is None)
    assert found is None or found == pytest.approx(wanted)


def test_overlap_is_a_share_of_what_anybody_marked() -> None:
    assert span_agreement([[(0, 4, "a")], [(2, 6, "a")]], 10).overlap == pytest.approx(2 / 6)
    assert span_agreement([[(0, 4, "a")], [(0, 4, "b")]], 10).overlap == 0
    same = span_agreement([[(0, 4, "a")], [(0, 4, "a")]], 10)
    assert (same.alpha, same.overlap) == (1, 1)
    assert span_agreement([[], []], 10).overlap is None
