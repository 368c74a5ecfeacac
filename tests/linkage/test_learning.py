"""What people judge moves the calibration and the weights, and a random sample stands for all compared pairs."""

import numpy as np
import pytest

from bearwitness.linkage import Linkage, link_lists
from bearwitness.linkage.calibration import SHIPPED, calibrated
from bearwitness.linkage.chains import chains
from bearwitness.linkage.clusters import cluster
from bearwitness.linkage.label import Label, Labelled, placed
from bearwitness.linkage.model.comparisons import COMPARISONS
from bearwitness.linkage.model.engine import Scored
from bearwitness.linkage.model.retrain import retrained, reweighed
from bearwitness.linkage.model.weights import shipped
from bearwitness.linkage.odds import weigh
from bearwitness.linkage.outline import Outline
from bearwitness.linkage.sample import needed, random_sample
from bearwitness.linkage.simulation import SimulatedLists
from bearwitness.linkage.teaching import teaching


def test_without_labels_the_shipped_line_stands() -> None:
    nothing = np.zeros(0)
    assert calibrated(nothing, nothing, np.zeros(0, dtype=bool)) == SHIPPED


def test_the_line_is_learnt_from_labels() -> None:
    rng = np.random.default_rng(1)
    bits, given = rng.uniform(-15, 25, 4000), np.full(4000, np.log(1e-3))
    odds = np.log(2) * (0.7 * bits + 2.5) + given
    found = calibrated(bits, given, rng.random(4000) < 1 / (1 + np.exp(-odds)))
    assert found.slope == pytest.approx(0.7, abs=0.06)
    assert found.offset == pytest.approx(2.5, abs=0.5)


def test_the_sample_stands_for_every_pair() -> None:
    rng = np.random.default_rng(2)
    p = rng.beta(0.2, 3, 5000)
    chosen, weight = random_sample(p, rng)
    assert 150 < len(chosen) == len(set(chosen.tolist())) <= 200
    assert weight.sum() == pytest.approx(5000)
    few, alone = random_sample(p[:40], rng)
    assert 20 <= len(few) < 30, "half of each band stays for the queue"
    assert alone.sum() == pytest.approx(40)
    assert [needed(size) for size in (10, 100, 200)] == [40, 80, 100]


def test_expected_change_prefers_open_questions_on_small_overlaps() -> None:
    sizes, overlaps = np.array([100.0, 100.0, 100.0]), np.array([[0, 50, 5], [50, 0, 20], [5, 20, 0]], float)
    p = np.array([0.5, 0.5, 0.95, 0.5])
    found = teaching(p, (np.array([0, 0, 0, 1]), np.array([1, 2, 2, 1])), sizes, overlaps)
    assert found.argmax() == 1
    assert found.argmin() == 3


def test_chains() -> None:
    found = chains([("a", "b"), ("b", "c"), ("x", "y")], [("a", "c"), ("x", "z")])
    assert [(each.records, each.against, each.unseen) for each in found] == [
        (("a", "b", "c"), (("a", "c"),), 0)
    ]
    assert chains([("a", "b"), ("b", "c")], [])[0].unseen == 1


def test_a_sample_moves_the_shares_of_matches_only() -> None:
    levels = np.full((40, len(COMPARISONS)), -1, dtype=np.int8)
    levels[:, 2] = 0
    scored = Scored(left=np.arange(40), right=np.arange(40) + 40, bits=np.zeros(40), levels=levels)
    sample = Labelled(pair=np.arange(40), same=np.ones(40, dtype=bool), weight=np.full(40, 3.0))
    moved, before = retrained(shipped(), scored, sample), shipped()
    assert moved["sexes"]["else"][0] > 5 * before["sexes"]["else"][0]
    assert moved["sexes"]["else"][1] == before["sexes"]["else"][1]
    for levels_of in moved.values():
        assert sum(m for m, _ in levels_of.values()) == pytest.approx(1)
    assert (reweighed(scored, before, moved).bits > 1).all()
    queue = Labelled(pair=sample.pair, same=sample.same, weight=np.zeros(40))
    assert retrained(before, scored, queue) == before


def test_labels_hold_in_every_clustering(lists: SimulatedLists, linkage: Linkage) -> None:
    few = {name: frame.head(150) for name, frame in lists.frames.items()}
    plain = link_lists(few, seed=1)
    j = plain.judgements[plain.judgements["list_a"] != plain.judgements["list_b"]]
    cut, join = j[j["linked"]].iloc[0], j[~j["linked"]].iloc[0]
    labels = [
        Label(first=(row.list_a, row.a), second=(row.list_b, row.b), same=same)
        for row, same in ((cut, False), (join, True))
    ]
    far = Label(first=("A", few["A"]["rec_id"].iloc[0]), second=("C", few["C"]["rec_id"].iloc[-1]), same=True)
    done = link_lists(
        few, seed=1, labels=[*labels, far, Label(first=("A", "gone"), second=("B", "?"), same=True)]
    )
    home = dict(
        zip(
            zip(done.clusters["list"], done.clusters["rec_id"], strict=True),
            done.clusters["cluster"],
            strict=True,
        )
    )
    for label in (*labels, far):
        assert (home[label.first] == home[label.second]) == label.same
    assert done.curve != plain.curve


def test_a_person_judged_to_be_twice_on_a_list_is_one_for_certain() -> None:
    """All three pairs of her records were judged the same: they do not halve one another."""
    outline = Outline(
        lists=("A", "B"),
        rec_ids=("a", "b", "c", "d"),
        list_of=np.array([0, 0, 1, 1]),
        named=np.ones(4, dtype=bool),
    )
    left, right = np.array([0, 0, 0, 1, 1]), np.array([1, 2, 3, 2, 3])
    scored = Scored(
        left=left,
        right=right,
        bits=np.array([0.0, 3.0, 8.0, -2.0, 0.0]),
        levels=np.full((5, len(COMPARISONS)), -1, dtype=np.int8),
    )
    same = np.array([True, True, False, True])
    labelled = Labelled(pair=np.array([0, 1, 2, 3]), same=same, weight=np.zeros(4))
    odds = weigh(outline, scored, labelled)
    assert odds.probability[labelled.pair].tolist() == same.tolist()
    assert odds.links[[1, 3]] == pytest.approx([0.5, 0.5]), "a person held twice counts as one link"
    home = cluster(outline, scored, odds.probability, 0.9, set())
    assert len(set(home[:3].tolist())) == 1
    assert home[3] != home[0]


def test_labels_find_their_pairs_and_nothing_is_copied_without_them() -> None:
    outline = Outline(
        lists=("A", "B"),
        rec_ids=("a", "b", "a", "b"),
        list_of=np.array([0, 0, 1, 1]),
        named=np.ones(4, dtype=bool),
    )
    levels = np.zeros((2, len(COMPARISONS)), dtype=np.int8)
    scored = Scored(left=np.array([0, 1]), right=np.array([2, 3]), bits=np.array([1.0, 2.0]), levels=levels)
    bare, nothing = placed(outline, scored, ())
    assert bare is scored
    assert [len(nothing), len(nothing.same), len(nothing.weight)] == [0, 0, 0]
    assert reweighed(scored, shipped(), shipped()) is scored
    labels = [
        Label(first=("B", "b"), second=("A", "b"), same=False, weight=3.0),
        Label(first=("A", "b"), second=("B", "a"), same=True),
        Label(first=("A", "a"), second=("A", "b"), same=False),
        Label(first=("A", "gone"), second=("B", "a"), same=True),
    ]
    same, met = placed(outline, scored, [labels[0], labels[2]])
    assert same is scored
    assert (met.pair.tolist(), met.same.tolist()) == ([1], [False])
    more, found = placed(outline, scored, labels)
    assert list(zip(more.left.tolist(), more.right.tolist(), strict=True)) == [(0, 2), (1, 2), (1, 3)]
    assert more.bits.tolist() == [1.0, 0.0, 2.0]
    assert (found.pair.tolist(), found.same.tolist(), found.weight.tolist()) == (
        [2, 1],
        [False, True],
        [3.0, 0.0],
    )
