"""What another machine must repeat to the digit, and what only up to chance."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bearwitness.domain.release import ReleasedEstimate
from bearwitness.release.estimates.alike import alike
from bearwitness.release.estimates.published import estimate_published


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
