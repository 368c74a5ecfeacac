"""Every model within a margin of BIC."""

from __future__ import annotations

import pytest

from bearwitness.estimate import Model, fit_model, published
from bearwitness.estimate.diagnostics.near_models import near_models
from bearwitness.estimate.models.hierarchy import hierarchical_models


def test_they_are_all_of_those_that_exist_and_no_others() -> None:
    table = published.load("Kosovo").table
    models = hierarchical_models(4, 3)
    fits = [fit_model(table, models.model(at)) for at in range(models.sizes.size)]
    whole = sorted((each for each in fits if not each.code), key=lambda each: each.bic)
    near = [each for each in whole if each.bic <= whole[0].bic + 6]
    found = near_models(table, 6.0)
    assert len(found) == len(near) > 1
    for one, other in zip(found, near, strict=True):
        assert one.total == pytest.approx(other.total, rel=1e-7)
        assert one.behind == pytest.approx(other.bic - whole[0].bic, abs=1e-6)
        assert one.lower < one.total < one.upper


def test_the_runner_up_of_the_united_kingdom_has_half_the_total() -> None:
    """Silverman (2020): pairs only, 22,991 against 12,262 with 0.95 in BIC between them."""
    table = published.load("UKdat_5").table
    by_name = {each.model: each.total for each in near_models(table, 12.0)}
    for name, total in (("[12,13,23,25,34]", 22_991), ("[12,13,25,35,45]", 12_262)):
        model = Model.parse(name, 5)
        assert by_name[model.named(table.lists)] == pytest.approx(total, abs=1)


def test_more_lists_than_can_be_searched_have_none() -> None:
    assert near_models(published.load("NewOrl").table) == ()
