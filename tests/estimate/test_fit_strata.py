"""The stratum as a covariate: separate fits where nothing is shared, and a truth that sharing finds."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.estimate.tables import tables

from bearwitness.domain.errors import BadValue
from bearwitness.estimate import CaptureTable, StratifiedTable, errors, fit_model, fit_strata
from bearwitness.estimate.parts.fit_strata import Shared

COST = settings(max_examples=25, deadline=None)


def split_of(*strata: CaptureTable) -> StratifiedTable:
    return StratifiedTable(by=("place",), strata={(str(n),): table for n, table in enumerate(strata)})


@COST
@given(tables(least=3, most=3), tables(least=3, most=3), st.sampled_from(["[1,2,3]", "[12,3]", "[12,23]"]))
def test_sharing_nothing_is_fitting_each_stratum_by_itself(
    first: CaptureTable, second: CaptureTable, model: str
) -> None:
    fits = [fit_model(table, model) for table in (first, second)]
    found = fit_strata(split_of(first, second), model, shared="nothing")
    assert (found.code == 0) is all(each.code == 0 for each in fits)
    if found.code == 0:
        assert list(found.missed.values()) == pytest.approx(
            [each.missed for each in fits], rel=1e-5, abs=1e-5
        )
        assert found.deviance == pytest.approx(sum(each.deviance for each in fits), rel=1e-6, abs=1e-6)
        assert found.parameters == sum(each.parameters for each in fits)
        assert found.freedom == sum(each.freedom for each in fits)


@COST
@given(tables(least=3, most=4))
def test_one_stratum_is_the_table_itself(table: CaptureTable) -> None:
    for shared in ("nothing", "dependence", "lists"):
        name = "[12,13,4]" if len(table.lists) == 4 else "[12,13]"
        found, alone = fit_strata(split_of(table), name, shared=shared), fit_model(table, name)
        assert found.code == alone.code
        if alone.code == 0:
            assert found.total == pytest.approx(alone.total, rel=1e-6)
            assert found.bic == pytest.approx(alone.bic, rel=1e-6)
            assert found.wald.upper == pytest.approx(alone.wald.upper, rel=1e-4)


def dependent(effects: tuple[float, float, float, float], scale: float) -> CaptureTable:
    """Expected counts of three lists, the first two with a dependence of log 4; `scale` persons missed."""
    counts = {}
    for pattern in product((0, 1), repeat=3):
        mean = scale
        for on, effect in zip(pattern, effects[:3], strict=True):
            mean *= effect if on else 1
        mean *= effects[3] if pattern[0] and pattern[1] else 1
        counts[pattern] = round(mean)
    counts.pop((0, 0, 0))
    return CaptureTable.from_patterns(["A", "B", "C"], counts)


def test_strata_that_share_their_dependence_are_both_found() -> None:
    strata = split_of(dependent((0.3, 0.2, 0.4, 4.0), 10_000), dependent((0.1, 0.5, 0.2, 4.0), 20_000))
    shared: Shared
    for shared in ("nothing", "dependence"):
        found = fit_strata(strata, "[12,3]", shared=shared)
        assert list(found.missed.values()) == pytest.approx([10_000, 20_000], rel=1e-3)
        assert found.wald.lower < found.total < found.wald.upper
    joint, apart = (fit_strata(strata, "[12,3]", shared=shared) for shared in ("dependence", "nothing"))
    assert joint.parameters == apart.parameters - 1
    assert joint.variance < apart.variance
    assert joint.bic < apart.bic
    assert fit_strata(strata, "[12,3]", shared="lists").deviance > 1000


def test_structural_zeros_hold_by_stratum() -> None:
    table = dependent((0.3, 0.2, 0.4, 4.0), 1000)
    counts = {
        pattern: count for pattern, count in table.by_pattern.items() if not (pattern[0] and pattern[1])
    }
    declared = CaptureTable.from_patterns(table.lists, counts).apart(("A", "B"))
    found = fit_strata(split_of(table, declared), "[12,3]")
    assert found.code == 0
    assert found.missed[("1",)] == pytest.approx(fit_model(declared, "[1,2,3]").missed, rel=0.02)


def test_a_name_that_is_no_model_is_refused() -> None:
    with pytest.raises(errors.BadModel):
        fit_strata(split_of(dependent((0.3, 0.2, 0.4, 4.0), 1000)), "[14]")


def crossed() -> StratifiedTable:
    """Four strata: list effects are an effect of sex and one of age, without their interaction."""
    strata: dict[tuple[str, ...], CaptureTable] = {}
    for (sex, first), (age, second) in product((("f", 1.0), ("m", 2.0)), (("old", 1.0), ("young", 0.5))):
        effects = (0.2 * first * second, 0.3 * second, 0.15 * first, 4.0)
        strata[(sex, age)] = dependent(effects, 10_000 * first)
    return StratifiedTable(by=("sex", "age"), strata=strata)


def test_effects_of_two_columns_add_up() -> None:
    split = crossed()
    found = fit_strata(split, "[12,3]", effects=["sex", "age"])
    assert list(found.missed.values()) == pytest.approx([10_000, 10_000, 20_000, 20_000], rel=2e-3)
    assert found.parameters == 4 + 3 * 3 + 1
    assert found.deviance < 1
    assert found.bic < fit_strata(split, "[12,3]").bic
    assert fit_strata(split, "[12,3]", effects=["sex"]).deviance > 100


def test_their_interaction_is_every_stratum_by_itself_and_none_is_sharing_all() -> None:
    split = crossed()
    for effects, shared in (
        (["sex:age"], "dependence"),
        (["sex", "age", "sex:age"], "dependence"),
        ([], "lists"),
    ):
        joint = fit_strata(split, "[12,3]", effects=effects)
        whole = fit_strata(split, "[12,3]", shared="dependence" if shared == "dependence" else "lists")
        assert joint.parameters == whole.parameters
        assert joint.deviance == pytest.approx(whole.deviance, rel=1e-6, abs=1e-4)
        assert joint.total == pytest.approx(whole.total, rel=1e-6)


def test_an_effect_of_no_column_is_refused() -> None:
    with pytest.raises(BadValue, match="sex:age"):
        fit_strata(crossed(), "[12,3]", effects=["region"])
