"""Draws of clusterings, blocking, and the guard on what EM learns."""

from itertools import pairwise

import numpy as np
import pytest

from bearwitness.linkage.model import fit
from bearwitness.linkage.model.comparisons import COMPARISONS
from bearwitness.linkage.model.weights import shipped
from bearwitness.linkage.name_keys import PAIRS_A_RECORD
from bearwitness.linkage.outline import Outline
from bearwitness.linkage.records import gather
from bearwitness.linkage.sampler import Graph, draw
from bearwitness.linkage.simulation import SimulatedLists


def drawn(
    pairs: dict[tuple[int, int], float], list_of: list[int], draws: int = 2000
) -> "np.ndarray[tuple[int, int], np.dtype[np.int64]]":
    outline = Outline(
        lists=tuple("ABC"),
        rec_ids=tuple(map(str, range(len(list_of)))),
        list_of=np.array(list_of),
        named=np.ones(len(list_of), dtype=bool),
    )
    left, right = (np.array([pair[side] for pair in sorted(pairs)]) for side in (0, 1))
    odds = np.array([pairs[pair] for pair in sorted(pairs)])
    graph = Graph.of(outline, left, right, odds, twice=-2.0)
    return draw(graph, np.arange(len(list_of)), draws, np.random.default_rng(1))


def together(found: "np.ndarray[tuple[int, int], np.dtype[np.int64]]", a: int, b: int) -> float:
    return float((found[:, a] == found[:, b]).mean())


@pytest.mark.parametrize("odds", [0.25, 1.0, 4.0])
def test_a_lone_pair_is_drawn_by_its_odds(odds: float) -> None:
    assert together(drawn({(0, 1): odds}, [0, 1]), 0, 1) == pytest.approx(odds / (1 + odds), abs=0.04)


def test_rivals_of_one_list_exclude_one_another() -> None:
    found = drawn({(0, 2): 3.0, (1, 2): 3.0}, [0, 0, 1])
    assert ((found[:, 0] == found[:, 2]) & (found[:, 1] == found[:, 2])).sum() == 0
    assert together(found, 0, 2) == pytest.approx(3 / 7, abs=0.05)


def test_a_third_list_ties_a_weak_link() -> None:
    weak = together(drawn({(0, 2): 0.5}, [0, 1, 2]), 0, 2)
    tied = together(drawn({(0, 2): 0.5, (0, 1): 50.0, (1, 2): 50.0}, [0, 1, 2]), 0, 2)
    assert tied > weak + 0.3


def test_keys_bring_own_names_together_within_the_budget(lists: SimulatedLists) -> None:
    records = gather(lists.frames)
    outline = records.outline
    who = [lists.truth[outline.lists[n], r] for n, r in zip(outline.list_of, outline.rec_ids, strict=True)]
    own = [
        (outline.lists[n], r) in lists.named for n, r in zip(outline.list_of, outline.rec_ids, strict=True)
    ]
    together = {
        pair for left, right in records.groups.pairs(10_000) for pair in zip(left, right, strict=True)
    }
    pairs = [(a, b) for b in range(len(who)) for a in range(b) if who[a] == who[b] and own[a] and own[b]]
    assert np.mean([pair in together for pair in pairs]) > 0.95
    ends = [0, *np.unique(records.groups.end).tolist()]
    sizes = np.array([end - start for start, end in pairwise(ends)])
    assert len(together) <= (sizes * (sizes - 1) / 2).sum() <= PAIRS_A_RECORD * len(records)


def test_em_that_fails_is_said(
    lists: SimulatedLists, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(fit, "_learnt", fail)
    area, records = tmp_path_factory.mktemp("area"), gather(lists.frames)
    assert [n.code for n in fit.fitted(records, engine="duckdb", area=area).notes] == ["few_records"]
    monkeypatch.setattr(fit, "ENOUGH_RECORDS", 100)
    failed = fit.fitted(records, engine="duckdb", area=area)
    assert [n.code for n in failed.notes] == ["em_failed"]
    assert failed.weights == shipped()


def test_a_degenerate_fit_is_refused(
    lists: SimulatedLists, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    flat = {each.name: [1 / len(each.levels)] * len(each.levels) for each in COMPARISONS}
    flat["home"] = [float("nan")] * 4
    monkeypatch.setattr(fit, "_learnt", lambda *_: flat)
    monkeypatch.setattr(fit, "ENOUGH_RECORDS", 100)
    monkeypatch.setattr(fit, "WORTH", 1.0)
    found = fit.fitted(gather(lists.frames), engine="duckdb", area=tmp_path_factory.mktemp("area"))
    assert found.notes[0].code == "em_refused"
    assert "home" in str(found.notes[0].values["comparisons"])
    assert found.weights["home"]["county"][0] == pytest.approx(shipped()["home"]["county"][0], rel=0.01)


def test_em_learns_on_real_counts(
    lists: SimulatedLists, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    monkeypatch.setattr(fit, "ENOUGH_RECORDS", 100)
    found = fit.fitted(gather(lists.frames), engine="duckdb", area=tmp_path_factory.mktemp("area"))
    assert found.weights != shipped()
    for name, levels in found.weights.items():
        assert sum(m for m, _ in levels.values()) == pytest.approx(1, abs=0.02), name
