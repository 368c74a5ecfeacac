"""Groups as whole numbers say the same as sets of tokens."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bearwitness.domain.errors import BadValue
from bearwitness.release.comparing.snapshot import Snapshot
from bearwitness.release.counts.cells import Key
from bearwitness.release.counts.roster import Roster, union

TOKENS = tuple(f"t{number:03}" for number in range(40))
SETS = st.frozensets(st.sampled_from(TOKENS))


@given(SETS, SETS)
def test_groups_are_compared_as_sets_are(one: frozenset[str], other: frozenset[str]) -> None:
    roster = Roster(TOKENS)
    first, second = roster.group(one), roster.group(other)
    assert roster.persons(first) == one
    assert first.bit_count() == len(one)
    assert roster.persons(first ^ second) == one ^ other
    assert roster.persons(union([first, second])) == one | other
    assert (first & second == first) == (one <= other)
    assert roster.persons(roster.everybody) == frozenset(TOKENS)


@given(st.permutations(TOKENS), st.integers(0, 40), SETS)
def test_a_snapshot_moves_to_a_longer_roster(order: list[str], first: int, chosen: frozenset[str]) -> None:
    own = Roster(tuple(sorted(TOKENS)))
    held = Snapshot(release="R-1", roster=own, members={(): own.group(chosen)}, published=frozenset({()}))
    whole = Roster((*order[:first], "new")).with_more([own])
    moved = held.on(whole)
    assert set(whole.tokens) == {*TOKENS, "new"}
    assert whole.persons(moved.members[()]) == chosen
    assert held.on(own) == held


def test_a_longer_roster_keeps_the_numbers_of_its_own_groups() -> None:
    own = Roster(("b", "a"))
    assert own.with_more([Roster(("a", "c"))]).tokens == ("b", "a", "c")
    assert own.group(["a"]) == Roster(("b", "a", "c")).group(["a"])


def test_a_roster_is_its_tokens_and_nothing_else() -> None:
    assert len({Roster(("a", "b")), Roster(("a", "b")), Roster(("b", "a"))}) == 2
    assert repr(Roster(("a",))) == "Roster(tokens=('a',))"


def test_a_snapshot_that_counts_nobody_is_read_again() -> None:
    """A release of quotes or pictures alone may count nobody; were its snapshot unreadable, nothing could follow it."""
    nobody = Roster(())
    held = Snapshot(
        release="R-1",
        roster=nobody,
        members={(): 0},
        published=frozenset(),
        quoted=(("t000",),),
        pictured=(("t001",),),
    )
    assert Snapshot.from_json(held.to_json()) == held
    assert held.on(Roster(TOKENS)).members == {(): 0}
    with pytest.raises(BadValue):
        Snapshot.from_json({**held.to_json(), "format": 3})


def test_a_snapshot_keeps_what_was_printed_of_a_number_and_says_nothing_of_others() -> None:
    keys: list[Key] = [(), (("sex", "Female"),)]
    exact = Snapshot(
        release="R-1",
        roster=Roster(TOKENS),
        members=dict.fromkeys(keys, (1 << 12) - 1),
        published=frozenset(keys),
        observed=32,
    )
    rounded = replace(exact, printed={keys[1]: 10}, recorded=30)
    for each in (exact, rounded):
        assert Snapshot.from_json(json.loads(json.dumps(each.to_json()))) == each
    assert "recorded" not in exact.to_json()
    assert "printed" not in json.dumps(exact.to_json())
    cells: Any = rounded.to_json()["cells"]
    assert [each.get("printed") for each in cells] == [None, 10]


@pytest.mark.parametrize(
    ("cells", "published", "observed", "told"),
    [
        (2, 2, None, True),
        (2, 1, None, True),
        (2, 0, None, False),
        (1, 1, None, False),
        (1, 0, 90, True),
        (2, 2, 90, True),
        (1, 0, 0, True),
    ],
)
def test_a_release_tells_a_number_by_a_cell_of_a_table_or_by_that_on_record(
    cells: int, published: int, observed: int | None, told: bool
) -> None:
    """Everybody together are a cell of every plan, which no page shows without a table."""
    keys: list[Key] = [(), (("sex", "Female"),)]
    held = Snapshot(
        release="R-1",
        roster=Roster(TOKENS),
        members=dict.fromkeys(keys[:cells], 1),
        published=frozenset(keys[:published]),
        observed=observed,
    )
    assert held.counts is told
