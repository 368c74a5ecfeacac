"""All diagnostics of one table."""

from __future__ import annotations

import json

import numpy as np
import pytest

from bearwitness.domain.errors import BadValue
from bearwitness.estimate import CaptureTable, published
from bearwitness.estimate.diagnostics import Diagnosis, diagnose
from bearwitness.estimate.diagnostics.known_list import known_lists
from bearwitness.estimate.estimate_record import Estimate
from bearwitness.estimate.methods.method import Tell, quiet
from bearwitness.estimate.methods.methods import METHODS

KOSOVO = published.load("Kosovo").table
FAST = ["independence", "chao", "bic", "decomposable"]


def point(method: str, table: CaptureTable) -> float | None:
    return METHODS[method](table, np.random.default_rng(1), reps=0).total


def test_every_total_is_that_of_the_method_on_the_table_that_was_changed() -> None:
    found = diagnose(KOSOVO, methods=FAST, reps=50)
    assert found.totals == {name: point(name, KOSOVO) for name in FAST}
    assert [each.left_out for each in found.left_out] == list(KOSOVO.lists)
    for each in found.left_out:
        rest = KOSOVO.keeping([name for name in KOSOVO.lists if name != each.left_out])
        assert (each.observed, each.totals["bic"]) == (rest.observed, point("bic", rest))
    assert len(found.one_more) == 6
    for pair in found.one_more:
        now, then = pair.totals["chao"], found.totals["chao"]
        assert now is not None
        assert then is not None
        assert now < then
    assert found.disagreement == pytest.approx(
        max(found.totals[name] or 0 for name in FAST if name != "chao") / (found.totals["independence"] or 1)
    )


def test_a_list_of_known_size_is_estimated_from_the_others() -> None:
    found = diagnose(KOSOVO, methods=["independence", "bic"], reps=100).known
    assert {each.known for each in found} == set(KOSOVO.lists)
    sizes = dict(zip(KOSOVO.lists, KOSOVO.sizes.tolist(), strict=True))
    for each in found:
        assert each.size == sizes[each.known] >= each.observed
        assert each.interval is not None
        assert each.holds == (each.interval.lower <= each.size <= each.interval.upper)
    few = diagnose(published.load("Korea").table, methods=["independence"], reps=0)
    assert (few.known, few.left_out) == ((), ())


def test_it_comes_back_from_json() -> None:
    found = diagnose(published.load("MadiganYork_3").table, methods=["chao", "independence"])
    assert Diagnosis.from_json(json.loads(json.dumps(found.to_json()))) == found
    with pytest.raises(BadValue):
        Diagnosis.from_json({"observed": 1})


@pytest.mark.parametrize(("name", "steps"), [("MadiganYork_3", 6), ("Kosovo", 14)])
def test_it_tells_how_far_it_is_and_ends_with_all_of_it(name: str, steps: int) -> None:
    """Three lists: three populations and three pairs, and none is left out; of four each is."""
    heard: list[tuple[int, int]] = []
    diagnose(
        published.load(name).table,
        methods=["independence"],
        reps=0,
        tell=lambda done, of: heard.append((done, of)),
    )
    assert heard == [(done, steps) for done in range(1, steps + 1)]


def test_a_step_is_told_once_its_table_is_done() -> None:
    """While the first list is looked at nothing is done yet."""
    done: list[str] = []
    fitted: list[int] = []

    def fit(table: CaptureTable, rng: np.random.Generator, *, reps: int, tell: Tell = quiet) -> Estimate:
        fitted.append(len(done))
        return METHODS["independence"](table, rng, reps=reps, tell=tell)

    known = known_lists(KOSOVO, {"independence": fit}, 1, 0, lambda: done.append("list"))
    assert len(known) == len(done) == 4
    assert fitted == [0, 1, 2, 3]
