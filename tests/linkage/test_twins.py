"""Two records of one person on one list share her partner on another; two of two persons compete for it."""

from collections.abc import Mapping
from itertools import combinations

import numpy as np
import pytest

from bearwitness.linkage import link_lists
from bearwitness.linkage.model.engine import Scored
from bearwitness.linkage.odds import Rivals
from bearwitness.linkage.outline import Outline
from bearwitness.linkage.simulation import make_lists
from bearwitness.linkage.twins import MOST, Twins

ODDS: Mapping[tuple[int, int], float] = {(0, 1): 0.0, (0, 2): 8.0, (1, 2): 0.5}
"""Records 0 and 1 are on one list, 2 is on another."""


def shared(odds: Mapping[tuple[int, int], float], list_of: list[int]) -> dict[tuple[int, int], float]:
    left, right = (np.array([pair[side] for pair in odds]) for side in (0, 1))
    each = np.array(list(odds.values()))
    outline = Outline(
        lists=("A", "B"),
        rec_ids=tuple(map(str, range(len(list_of)))),
        list_of=np.array(list_of),
        named=np.ones(len(list_of), dtype=bool),
    )
    scored = Scored(left=left, right=right, bits=each, levels=np.zeros((len(each), 8), dtype=np.int8))
    rivals = np.array(
        [
            sum(
                other
                for far, other in odds.items()
                if far != pair and list_of[far[0]] != list_of[far[1]] and set(far) & set(pair)
            )
            if list_of[pair[0]] != list_of[pair[1]]
            else 0.0
            for pair in odds
        ]
    )
    found = Twins.of(outline, scored, each).sharing(each, rivals, each / (1 + each + rivals))
    return dict(zip(odds, found.tolist(), strict=True))


def test_two_persons_compete() -> None:
    found = shared(ODDS, [0, 0, 1])
    assert found[0, 2] == pytest.approx(8 / 9.5)
    assert found[1, 2] == pytest.approx(0.5 / 9.5)


def test_one_person_held_twice_has_the_better_of_both_links() -> None:
    found = shared({**ODDS, (0, 1): 1e9}, [0, 0, 1])
    assert [found[0, 2], found[1, 2]] == pytest.approx([8 / 9] * 2, rel=1e-6)


def test_in_between_it_is_a_mixture() -> None:
    found = shared({**ODDS, (0, 1): 1.0}, [0, 0, 1])
    assert found[1, 2] == pytest.approx(0.5 * 8 / 9 + 0.5 * 0.5 / 9.5)
    assert found[0, 1] == pytest.approx(0.5)


def test_a_stranger_goes_on_competing() -> None:
    odds = {(0, 1): 1e9, (0, 2): 8.0, (1, 2): 0.5, (2, 3): 4.0}
    found = shared(odds, [0, 0, 1, 0])
    assert [found[0, 2], found[1, 2]] == pytest.approx([8 / 13] * 2, rel=1e-6)
    assert found[2, 3] == pytest.approx(4 / 13.5)


def test_only_the_likeliest_of_many_look_alikes_are_twins() -> None:
    """A common name would otherwise make as many comparisons as the cube of its bearers."""
    alike = range(1, 9)
    odds = {(0, each): 2.0**each for each in alike} | {(each, 9): 1.0 for each in range(9)}
    found = shared(dict(sorted(odds.items())), [0] * 9 + [1])
    alone = 1 / 10
    assert [found[each, 9] > alone + 1e-9 for each in alike] == [False] * (8 - MOST) + [True] * MOST


def test_without_pairs_there_is_nothing_to_share() -> None:
    outline = Outline(lists=("A",), rec_ids=(), list_of=np.zeros(0, np.int64), named=np.zeros(0, bool))
    nothing = np.zeros(0)
    scored = Scored(
        left=np.zeros(0, np.int64),
        right=np.zeros(0, np.int64),
        bits=nothing,
        levels=np.zeros((0, 8), np.int8),
    )
    assert len(Twins.of(outline, scored, nothing).sharing(nothing, nothing, nothing)) == 0


def test_unlikely_pairs_of_small_lists_are_as_unlikely_as_is_said() -> None:
    """Over many lists of about 200 records together: on one of them chance alone is as large as any error."""
    told, true, spread = 0.0, 0, 0.0
    for seed in range(20):
        lists = make_lists(np.random.default_rng(seed), population=330, chances=(0.2, 0.2, 0.2))
        j = link_lists(lists.frames, seed=1).judgements
        open_ = j[j["probability"] < 0.5]
        ends = zip(open_["list_a"], open_["a"], open_["list_b"], open_["b"], strict=True)
        true += sum(lists.truth[a, x] == lists.truth[b, y] for a, x, b, y in ends)
        p = open_["probability"].to_numpy()
        told, spread = told + float(p.sum()), spread + float((p * (1 - p)).sum())
    assert true > 10
    assert abs(told - true) < 3 * spread**0.5


def test_a_record_has_one_partner_on_another_list_and_any_on_its_own() -> None:
    """Every pair of two records on A, two on B and one on C, against the rule read pair by pair."""
    list_of = [0, 0, 1, 1, 2]
    pairs = list(combinations(range(5), 2))
    odds = np.random.default_rng(6).gamma(1.0, size=len(pairs))
    outline = Outline(
        lists=("A", "B", "C"),
        rec_ids=tuple("abcde"),
        list_of=np.array(list_of),
        named=np.ones(5, dtype=bool),
    )
    left, right = np.array(pairs).T
    scored = Scored(left=left, right=right, bits=odds, levels=np.zeros((len(pairs), 8), dtype=np.int8))
    wanted = [
        sum(
            other
            for (c, d), other in zip(pairs, odds.tolist(), strict=True)
            if (c, d) != (a, b)
            and list_of[a] != list_of[b]
            and {list_of[c], list_of[d]} == {list_of[a], list_of[b]}
            and {a, b} & {c, d}
        )
        for a, b in pairs
    ]
    competing = Rivals.of(outline, scored)
    assert competing.of_odds(odds) == pytest.approx(wanted)
    assert competing.of_odds(2 * odds) == pytest.approx([2 * each for each in wanted]), "it is used again"
