"""What another machine must repeat to the digit, and what only up to chance."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from bearwitness.domain.release import ReleasedEstimate, ReleasedMethod
from bearwitness.domain.released_table import Frame
from bearwitness.domain.words import Words
from bearwitness.release.estimates.alike import alike
from bearwitness.release.estimates.published import estimate_published

SAID, OTHER = Words(en="a", ko="가", zh="甲"), Words(en="b", ko="나", zh="乙")


@pytest.fixture(scope="module")
def stated() -> ReleasedEstimate:
    return estimate_published("Kosovo", figure="f")


def changed(found: ReleasedEstimate, method: str, factor: float) -> ReleasedEstimate:
    methods = tuple(
        replace(each, total=round((each.total or 0) * factor)) if each.method == method else each
        for each in found.methods
    )
    return replace(found, methods=methods)


def test_the_same_is_alike(stated: ReleasedEstimate) -> None:
    assert alike(stated, stated)


def test_exact_methods_are_repeated_to_the_digit(stated: ReleasedEstimate) -> None:
    for method in ("independence", "chao", "stepwise", "bic"):
        assert not alike(stated, changed(stated, method, 1.02)), method


def test_draws_may_differ_by_chance_and_no_more(stated: ReleasedEstimate) -> None:
    assert alike(stated, changed(stated, "latent", 1.03))
    assert not alike(stated, changed(stated, "latent", 1.3))


def test_status_floor_and_headline_are_held(stated: ReleasedEstimate) -> None:
    assert not alike(stated, replace(stated, status="refused"))
    assert not alike(stated, replace(stated, floor=(stated.floor or 0) + 100))
    assert not alike(stated, replace(stated, upper=(stated.upper or 0) * 2))
    assert not alike(stated, replace(stated, upper=None))


def method(name: str, total: int | None, status: str = "estimated", **more: int | None) -> ReleasedMethod:
    ends = {"lower": total and total - 100, "upper": total and total + 100, **more}
    return ReleasedMethod(method=name, total=total, status=status, citation=(), **ends)


def made(*methods: ReleasedMethod, **changes: object) -> ReleasedEstimate:
    """An estimate whose numbers a test chooses."""
    plain = ReleasedEstimate(
        figure="f",
        title=SAID,
        source="Kosovo",
        kind="recomputed",
        frame=Frame(population=SAID, frame=SAID, period="2000"),
        lists=3,
        observed=221,
        total=1000,
        lower=900,
        upper=1100,
        level=95,
        status="estimated",
        floor=500,
        methods=methods,
        reading=SAID,
        cautions=(),
        breaks=(),
        citation=(),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]  # fields by name


EMPTY: dict[str, dict[str, Any]] = {each: {each: None} for each in ("total", "lower", "upper")}
SURE, DRAWN, REFUSED = method("chao", 1000), method("latent", 1000), method("threshold", None, "refused")


@pytest.mark.parametrize("name", ["total", "lower", "upper"])
def test_a_headline_moves_by_chance_only_where_a_method_that_draws_gave_a_number(name: str) -> None:
    for methods in ((SURE, DRAWN), (DRAWN, REFUSED), (SURE, DRAWN, REFUSED)):
        given = made(*methods)
        held = getattr(given, name)
        assert alike(replace(given, **{name: held + 10}), given)
        assert not alike(replace(given, **{name: held * 2}), given)
        without = made(*methods, **{name: None})
        assert not alike(without, given)
        assert not alike(given, without)
    for given in (made(SURE), made(SURE, REFUSED), made(REFUSED), made()):
        assert alike(given, given)
        assert not alike(replace(given, **{name: getattr(given, name) + 10}), given)


@pytest.mark.parametrize(
    ("one", "other", "same"), [(100, 85, True), (100, 84, False), (100, 86, True), (0, 0, True)]
)
def test_chance_and_rounding_move_a_number_by_fifteen_in_a_hundred(one: int, other: int, same: bool) -> None:
    first, second = (made(method("latent", 1000, upper=each), upper=1100) for each in (one, other))
    assert alike(first, second) == alike(second, first) == same
    assert alike(made(DRAWN, upper=one), made(DRAWN, upper=other)) == same


@pytest.mark.parametrize("name", ["total", "lower", "upper"])
def test_a_number_of_a_method_that_draws_moves_by_chance_and_of_another_not_at_all(name: str) -> None:
    for each, by, same in ((DRAWN, 10, True), (DRAWN, 900, False), (SURE, 10, False)):
        other = replace(each, **{name: getattr(each, name) + by})
        assert alike(made(other, DRAWN), made(each, DRAWN)) == same
    without = made(replace(DRAWN, **EMPTY[name]))
    assert not alike(without, made(DRAWN))
    assert alike(without, without)


def test_a_method_keeps_its_place_and_status() -> None:
    assert not alike(made(SURE, DRAWN), made(SURE))
    assert not alike(made(DRAWN), made(DRAWN, SURE))
    assert not alike(made(SURE, DRAWN), made(DRAWN, SURE))
    assert not alike(made(replace(DRAWN, status="disputed")), made(DRAWN))
    assert not alike(made(replace(DRAWN, citation=("A paper",))), made(DRAWN))


def test_only_the_wording_may_be_another() -> None:
    for given in (made(SURE), made(DRAWN)):
        assert alike(replace(given, reading=OTHER, breaks=(OTHER,)), given)
        for changes in (
            {"title": OTHER},
            {"observed": None},
            {"lists": 4},
            {"floor": 510},
            {"cautions": (OTHER,)},
        ):
            assert not alike(replace(given, **changes), given)
