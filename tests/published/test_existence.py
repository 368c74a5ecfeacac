"""Existence and identifiability against SparseMSE, and against the linear programme on every two-list model."""

from itertools import combinations
from typing import Any

import numpy as np
import pytest
from tests.estimate.reference import full_design, programme_code
from tests.published.packages import results

from bearwitness.estimate import Model, published
from bearwitness.estimate.capture.cells import counts_by_cell
from bearwitness.estimate.methods.bic import ranking
from bearwitness.estimate.models.existence import existence_code, extended
from bearwitness.estimate.models.hierarchy import hierarchical_models


def pairs_of(lists: int) -> list[int]:
    return [1 << i | 1 << j for i, j in combinations(range(lists - 1, -1, -1), 2)]


@pytest.mark.parametrize(("name", "key", "theirs"), results("sparsemse.existence"))
def test_codes_are_theirs(name: str, key: str, theirs: dict[str, Any]) -> None:
    table = published.load(name).table
    lists = len(table.lists)
    if key.endswith("all_pair_models"):
        models = hierarchical_models(lists, 2)
        assert models.sizes.size == theirs["models"]
        found = ranking(table, 2)
        # theirs counts models without a finite maximum and does not look at the rank
        assert models.sizes.size - found.scores.size >= theirs["models_without_mle"]
        if name != "Artificial_3":
            assert (found.scores.size, theirs["models_without_mle"]) == (theirs["models"], 0)
        return
    pairs = pairs_of(lists)
    names = [":".join(pair) for pair in combinations(table.lists, 2)]
    assert existence_code(table, Model.of(lists, ())) == theirs["codes"]["main_effects"]
    assert existence_code(table, Model.of(lists, pairs)) == theirs["codes"]["all_pairs"]
    codes = {
        each: existence_code(table, Model.of(lists, [pair])) for each, pair in zip(names, pairs, strict=True)
    }
    failing = {each["pair"]: each["code"] for each in theirs["codes"]["failing_single_pairs"]}
    assert {each: code for each, code in codes.items() if code} == failing


def test_published_codes_of_the_constructed_table() -> None:
    """Chan, Silverman and Vincent (2021), tables 2 and 3."""
    table = published.load("Artificial_3").table
    names = ("[12,13,23]", "[12,3]", "[13,2]", "[23,1]", "[13,23]")
    assert [existence_code(table, Model.parse(name, 3)) for name in names] == [2, 1, 0, 0, 0]


@pytest.mark.parametrize(
    "name", [name for name in published.names() if len(published.load(name).table.lists) <= 5]
)
def test_every_two_list_model_has_the_code_of_the_linear_programme(name: str) -> None:
    """All of them up to four lists; every thirteenth of the 1024 of five lists."""
    table = published.load(name).table
    lists = len(table.lists)
    models = hierarchical_models(lists, 2)
    for at in range(0, models.sizes.size, 1 if lists < 5 else 13):
        model = models.model(at)
        ready = extended(table, model)
        matrix = full_design(tuple(ready.finite.tolist()), lists)[ready.keep]
        assert ready.code == programme_code(matrix, counts_by_cell(table)[ready.keep]), model.name
    assert np.unique(models.sizes).size == lists * (lists - 1) // 2 + 1
