"""Synthetic data beside exact numbers: readers subtract one from the other, so only enough noise lets both leave."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.people import AMINA, DANA
from tests.release.sample import AT

from bearwitness.domain.codebook import codebook
from bearwitness.domain.frame import PersonRow
from bearwitness.domain.gazetteer import Gazetteer
from bearwitness.release.assembled import Assembled
from bearwitness.release.comparing.snapshot import Snapshot
from bearwitness.release.errors import TooLittleNoise
from bearwitness.release.gate import assemble, preview
from bearwitness.release.labels import Labels
from bearwitness.release.planning.plan import Plan
from bearwitness.release.synthetic.beside_counts import require_noise
from bearwitness.release.synthetic.ledger import EVERYONE, Charge, least_noise

LABELS = Labels.of(codebook(), Gazetteer.load())
WORDS = "{en: A, ko: 가, zh: 甲}"
HEAD = f"title: {WORDS}\npurpose: {WORDS}\nperiod: 2000/2020\n"
TABLE = "tables: [{by: [sex]}]\n"
SERIES = "series: [{of: left_home, step: year, split: sex}]\n"
ESTIMATE = f"estimates: [{{frame: {WORDS}}}]\n"
SHIPPED = "published: [Kosovo]\n"
ROWS = [
    PersonRow(
        token=f"t{n:03}",
        lists=frozenset(),
        values={"sex": ("Female" if n % 3 else "Male",)},
        sources=frozenset({f"s{n}"}),
    )
    for n in range(90)
]


def invented(epsilon: float, columns: str = "sex, age_when_trafficked") -> str:
    return f"synthetic: {{columns: [{columns}], epsilon: {epsilon}}}\n"


def passed(
    text: str, earlier: Sequence[Snapshot] = (), drawn: Sequence[Charge] = (), threshold: int = 10
) -> Assembled:
    plan = Plan.from_yaml(f"{HEAD}{text}threshold: {threshold}\n")
    return assemble(
        plan, ROWS, None, {}, at=AT, release_id="R-1", approvers=[AMINA, DANA], earlier=earlier, drawn=drawn
    )


def charge(noise: float, *persons: str) -> Charge:
    return Charge({noise: 1}, frozenset(persons) if persons else EVERYONE, {})


@pytest.mark.parametrize("epsilon", [1.0, 4.0, 8.0])
@pytest.mark.parametrize("columns", ["sex, age_when_trafficked", "means, outcome"])
def test_a_plan_with_both_needs_noise_whatever_the_columns(epsilon: float, columns: str) -> None:
    """Who spoke as a child is in no row, and in every total."""
    with pytest.raises(TooLittleNoise):
        passed(TABLE + invented(epsilon, columns))
    assert passed(TABLE + invented(0.7, columns)).release.tables


@pytest.mark.parametrize("counts", [TABLE, SERIES, ESTIMATE])
def test_no_exact_number_leaves_after_synthetic_data_with_little_noise(counts: str) -> None:
    plan = Plan.from_yaml(HEAD + counts)
    with pytest.raises(TooLittleNoise) as caught:
        require_noise(plan, [charge(4.99)], [], LABELS)
    assert caught.value.details == {"noise": 5.0, "needed": 5.0}
    require_noise(plan, [charge(5.0)], [], LABELS)


def test_the_gate_asks_for_a_look_ahead_as_for_the_release() -> None:
    with pytest.raises(TooLittleNoise):
        passed(TABLE, drawn=[charge(4.99)])
    with pytest.raises(TooLittleNoise):
        preview(Plan.from_yaml(HEAD + TABLE), ROWS, None, {}, at=AT, drawn=[charge(4.99)])


def test_half_the_least_count_is_noise_enough() -> None:
    assert passed(TABLE, drawn=[charge(5.0)]).release.tables
    assert passed(TABLE, drawn=[charge(10.0)], threshold=20).release.tables
    with pytest.raises(TooLittleNoise):
        passed(TABLE, drawn=[charge(9.9)], threshold=20)


def test_noise_is_that_of_all_synthetic_data_in_which_a_person_is() -> None:
    """Two draws of the same persons are averaged."""
    assert passed(TABLE, drawn=[charge(7.0, "a"), charge(7.0, "b")]).release.tables
    with pytest.raises(TooLittleNoise):
        passed(TABLE, drawn=[charge(7.0, "a", "c"), charge(7.0, "b", "c")])
    assert passed(TABLE + invented(0.5), drawn=[charge(8.0, "a")]).release.tables
    with pytest.raises(TooLittleNoise):
        passed(TABLE + invented(0.5), drawn=[charge(6.0, "a")])


def test_nor_do_synthetic_data_after_exact_numbers() -> None:
    exact = passed(TABLE).snapshot
    with pytest.raises(TooLittleNoise):
        passed(invented(4), earlier=[exact])
    with pytest.raises(TooLittleNoise):
        passed(SHIPPED + invented(4), earlier=[exact])
    assert passed(invented(0.7), earlier=[exact]).release.tables == ()


def test_each_alone_and_what_counts_nobody_on_record_leave_as_before() -> None:
    alone = passed(invented(8))
    assert not alone.snapshot.counts
    again = passed(invented(8), earlier=[alone.snapshot], drawn=[charge(0.6)])
    assert not again.snapshot.counts
    assert passed(SHIPPED, earlier=[passed(TABLE).snapshot], drawn=[charge(0.6)]).release.estimates
    assert passed(TABLE, earlier=[passed(TABLE).snapshot]).release.tables


def test_a_release_told_a_number_where_one_of_a_table_or_the_number_on_record_was_shown() -> None:
    held = passed(TABLE).snapshot
    assert held.counts
    kept: dict[str, object] = {"release": "R-1", "roster": held.roster, "members": held.members}
    assert not Snapshot(**kept, published=frozenset()).counts  # type: ignore[arg-type]  # the three above
    assert Snapshot(**kept, published=frozenset(), observed=90).counts  # type: ignore[arg-type]  # the same
    assert Snapshot(**kept, published=frozenset({()})).counts  # type: ignore[arg-type]  # the same


def test_whoever_knows_all_else_weighs_every_table_against_the_others() -> None:
    assert least_noise([]) == float("inf")
    assert least_noise([charge(6.0)]) == pytest.approx(6.0)
    assert least_noise([Charge({6.0: 2, 3.0: 1}, EVERYONE, {})]) == pytest.approx((2 / 36 + 1 / 9) ** -0.5)
    assert least_noise([charge(6.0, "a"), charge(3.0, "b")]) == pytest.approx(3.0)
