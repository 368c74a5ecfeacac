"""From lists to a capture table and its replicates."""

import itertools
import json
from collections import Counter
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from bearwitness.domain.messages import LANGUAGES
from bearwitness.estimate import CaptureTable
from bearwitness.linkage import Linkage, link_lists, say_evidence
from bearwitness.linkage.errors import BadList, ListTooSmall, NoSuchEngine, TooFewLists
from bearwitness.linkage.simulation import SimulatedLists


def pairs_of(groups: "pd.Series[int]") -> set[tuple[int, int]]:
    members: dict[int, list[int]] = {}
    for record, group in enumerate(groups.tolist()):
        members.setdefault(group, []).append(record)
    return {pair for each in members.values() for pair in itertools.combinations(each, 2)}


def truth_of(lists: SimulatedLists, linkage: Linkage) -> "pd.Series[int]":
    clusters = linkage.clusters
    keys = zip(clusters["list"], clusters["rec_id"], strict=True)
    return pd.Series([lists.truth[key] for key in keys])


def test_accuracy_at_its_own_threshold(lists: SimulatedLists, linkage: Linkage) -> None:
    linked, true = pairs_of(linkage.clusters["cluster"]), pairs_of(truth_of(lists, linkage))
    f1 = 2 * len(linked & true) / (len(linked) + len(true))
    assert f1 > 0.75
    assert 0.1 <= linkage.threshold <= 0.9


def test_probabilities_mean_what_they_say(lists: SimulatedLists, linkage: Linkage) -> None:
    j = linkage.judgements
    same = np.array(
        [
            lists.truth[a] == lists.truth[b]
            for a, b in zip(
                zip(j["list_a"], j["a"], strict=True), zip(j["list_b"], j["b"], strict=True), strict=True
            )
        ]
    )
    p = j["probability"].to_numpy()
    assert abs(p.sum() - same.sum()) < 0.12 * same.sum()
    assert same[p > 0.9].mean() > 0.9
    assert same[p < 0.1].mean() < 0.25


def test_judgements_hold_no_name(lists: SimulatedLists, linkage: Linkage) -> None:
    names = {
        text
        for frame in lists.frames.values()
        for column in ("name", "alias")
        for text in frame[column]
        if text
    }
    shown = linkage.judgements.to_csv() + linkage.clusters.to_csv() + repr(linkage.outline)
    assert not [name for name in names if name in shown]
    codes = linkage.judgements["evidence"]
    assert codes.str.contains("surname_same given_one").any()
    assert say_evidence("surname_same given_one home_near") == (
        "same surname; one syllable of the given name differs; same home province, another county"
    )
    for language in LANGUAGES:
        assert all(say_evidence(each, language) for each in codes.unique())


def test_captures_are_a_capture_table(lists: SimulatedLists, linkage: Linkage) -> None:
    table = CaptureTable.from_csv(linkage.captures.to_csv(index=False))
    assert table.lists == ("A", "B", "C")
    assert table.observed == linkage.clusters["cluster"].nunique()
    for name, size in zip(table.lists, table.sizes.tolist(), strict=True):
        assert 0.9 * len(lists.frames[name]) < size <= len(lists.frames[name])


def test_replicates_are_coherent_and_reproducible(linkage: Linkage) -> None:
    first, again = linkage.replicates(5), linkage.replicates(5)
    assert all(a.equals(b) for a, b in zip(first, again, strict=True))
    totals = [int(each["count"].sum()) for each in linkage.replicates(20)]
    assert len(set(totals)) > 5
    with_missed = np.mean(totals)
    without = np.mean([each["count"].sum() for each in linkage.replicates(20, with_missed=False)])
    assert with_missed < without, "links that nothing shows lower the number of persons"


def test_replicates_on_disk(linkage: Linkage, tmp_path: Path) -> None:
    linkage.write_replicates(tmp_path, 3)
    files = sorted(each.name for each in (tmp_path / "replicates").iterdir())
    assert files == ["000.csv", "001.csv", "002.csv", "meta.json"]
    for name in files[:3]:
        assert CaptureTable.from_csv(tmp_path / "replicates" / name).lists == ("A", "B", "C")
    meta = json.loads((tmp_path / "replicates" / "meta.json").read_text("utf-8"))
    for stratum in meta["missed"].values():
        for low, middle, high in stratum.values():
            assert 0 <= low <= middle <= high <= 1


def test_the_order_of_rows_and_lists_does_not_matter(lists: SimulatedLists) -> None:
    few = {name: frame.head(120) for name, frame in lists.frames.items()}
    turned = {name: few[name].iloc[::-1] for name in reversed(few)}
    one, two = link_lists(few, seed=1), link_lists(turned, seed=1)
    pd.testing.assert_frame_equal(one.judgements, two.judgements)
    pd.testing.assert_frame_equal(one.captures, two.captures)


def test_lists_without_names_or_without_overlap_end_soundly(lists: SimulatedLists) -> None:
    bare = {name: frame[["rec_id", "sex"]].head(30) for name, frame in lists.frames.items()}
    done = link_lists(bare, seed=1)
    assert int(done.captures["count"].sum()) == 90
    assert done.replicates(2)[0]["count"].sum() <= 90


def test_what_is_refused(lists: SimulatedLists) -> None:
    few = {name: frame.head(30) for name, frame in lists.frames.items()}
    with pytest.raises(ListTooSmall):
        link_lists({**few, "A": few["A"].head(24)}, seed=1)
    with pytest.raises(ListTooSmall):
        link_lists({**few, "D": few["A"].head(1)}, seed=1)
    with pytest.raises(TooFewLists):
        link_lists({"A": few["A"]}, seed=1)
    with pytest.raises(BadList):
        link_lists({**few, "A": few["A"].assign(phone="1")}, seed=1)
    with pytest.raises(BadList):
        link_lists({**few, "A": few["A"].assign(rec_id="same")}, seed=1)
    with pytest.raises(NoSuchEngine):
        link_lists(few, seed=1, engine="excel")


def test_errors_hold_no_value(lists: SimulatedLists) -> None:
    with pytest.raises(ListTooSmall) as refused:
        link_lists({"A": lists.frames["A"].head(3), "B": lists.frames["B"]}, seed=1)
    assert not any(name and name in refused.value.english() for name in lists.frames["A"]["name"].head(3))


def test_clusters_rarely_hold_two_records_of_one_list(linkage: Linkage) -> None:
    sizes = Counter(zip(linkage.clusters["cluster"], linkage.clusters["list"], strict=True))
    assert max(sizes.values()) <= 3
    assert sum(each > 1 for each in sizes.values()) < 0.06 * len(linkage.clusters)
