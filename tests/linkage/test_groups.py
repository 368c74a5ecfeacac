"""Pairs are made from groups once each, slice by slice, and a slice changes no judgement."""

from pathlib import Path

import numpy as np
import pytest

from bearwitness.linkage.groups import Groups, cuts
from bearwitness.linkage.model import engine
from bearwitness.linkage.model.engine import score
from bearwitness.linkage.model.name_bits import name_bits
from bearwitness.linkage.model.weights import shipped
from bearwitness.linkage.name_keys import LESSONS, NONE
from bearwitness.linkage.names.book import NameBook
from bearwitness.linkage.names.likeness import Likeness
from bearwitness.linkage.records import gather
from bearwitness.linkage.simulation import SimulatedLists

RECORDS = 60


def families(rng: np.random.Generator) -> "list[tuple[np.ndarray, np.ndarray]]":
    found = []
    for keys in (5, 12, 40):
        record, key = rng.integers(RECORDS, size=80), rng.integers(keys, size=80)
        order = np.lexsort((record, key))
        found.append((record[order], key[order]))
    return found


@pytest.mark.parametrize("most", [1, 7, 1_000_000])
def test_every_pair_comes_once_in_order_however_it_is_sliced(most: int) -> None:
    given = families(np.random.default_rng(4))
    groups = Groups.of(given, RECORDS)
    wanted = {
        (int(a), int(b))
        for record, key in given
        for k in key
        for a in record[key == k]
        for b in record[key == k]
        if a < b
    }
    slices = list(groups.pairs(most))
    found = [pair for left, right in slices for pair in zip(left.tolist(), right.tolist(), strict=True)]
    assert found == sorted(wanted)
    assert (len(slices) == 1) == (most > len(wanted))
    assert most == 1 or max(len(left) for left, _ in slices) <= max(most, RECORDS)
    sizes = [len({int(n) for n in record[key == k]}) for record, key in given for k in np.unique(key)]
    assert np.diff(np.unique(groups.end), prepend=0).tolist() == sizes


def test_a_run_of_equal_keys_is_cut_where_it_ends() -> None:
    assert cuts(np.array([3, 3, 5, 9, 9, 9])).tolist() == [2, 3, 6]
    assert cuts(np.array([], dtype=np.int64)).tolist() == [0]


def test_no_groups_make_no_pairs() -> None:
    assert [len(left) for left, _ in Groups.of([], RECORDS).pairs(10)] == [0]


def test_slices_change_no_judgement(
    lists: SimulatedLists, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    records = gather(lists.frames)
    whole = score(records, shipped(), engine="duckdb", area=tmp_path)
    monkeypatch.setattr(engine, "SLICE", 500)
    sliced = score(records, shipped(), engine="duckdb", area=tmp_path)
    assert len(whole) > 2_000
    for name in ("left", "right", "levels"):
        assert np.array_equal(getattr(whole, name), getattr(sliced, name)), name
    np.testing.assert_allclose(whole.bits, sliced.bits, rtol=1e-9)


def test_the_likeness_of_two_names_is_taken_once_for_each_pair(
    lists: SimulatedLists, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    taken = []

    def counted(book: NameBook, likeness: Likeness, columns: "np.ndarray") -> "np.ndarray":
        taken.append(columns.shape[1])
        return name_bits(book, likeness, columns)

    monkeypatch.setattr("bearwitness.linkage.model.name_bits.name_bits", counted)
    scored = score(gather(lists.frames), shipped(), engine="duckdb", area=tmp_path)
    assert sum(taken) == len(scored)


def test_em_learns_from_a_share_of_many_lessons(
    lists: SimulatedLists, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lessons() -> "tuple[np.ndarray, int]":
        sound = gather(lists.frames).table["sound"].fillna(NONE).to_numpy(dtype=np.int64)
        size = np.unique(sound[sound != NONE], return_counts=True)[1]
        return sound, int((size * (size - 1) // 2).sum())

    every, pairs = lessons()
    assert 200 < pairs < LESSONS
    monkeypatch.setattr("bearwitness.linkage.name_keys.LESSONS", 100)
    some, fewer = lessons()
    assert 50 < fewer <= 100
    assert np.isin(some, [*every, NONE]).all()
