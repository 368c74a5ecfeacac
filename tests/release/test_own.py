"""Which estimate a plan gets, and beside which counts the number on record is held back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from tests.release.sample import HEAD

from bearwitness.domain.rounded import Rounded
from bearwitness.domain.words import Words
from bearwitness.estimate import CaptureTable
from bearwitness.release.comparing.snapshot import Snapshot
from bearwitness.release.counts.cells import Cells, Key
from bearwitness.release.counts.roster import Roster
from bearwitness.release.counts.told import Told
from bearwitness.release.errors import EstimateWithoutLists
from bearwitness.release.estimates import own
from bearwitness.release.estimates.own import (
    Counts,
    own_estimates,
    replicates_behind,
    require_shared,
    tables_behind,
)
from bearwitness.release.planning.plan import Plan

FRAME = "frame: {en: A, ko: 가, zh: 甲}"
CODED = Plan.from_yaml(HEAD + f"estimates: [{{{FRAME}}}]\n")
LINKED = Plan.from_yaml(HEAD + f"estimates: [{{{FRAME}, lists: linked}}]\n")
NONE = Plan.from_yaml(HEAD + "tables: [{by: [sex]}]\n")
SHARED = CaptureTable.from_patterns(("a", "b"), {(1, 0): 10, (0, 1): 7, (1, 1): 1})
ALONE = CaptureTable.from_patterns(("a", "b"), {(1, 0): 10, (0, 1): 7})
ROSTER = Roster(tuple("abcdefgh"))


class Links:
    """Linked counts by what is asked of them."""

    certain = ALONE
    committed = b"drawn"


LINKS: Any = Links()


class Left:
    """An estimate as it left, with its links or without."""

    def __init__(self, figure: str, linked: object) -> None:
        self.figure, self.linked = figure, linked


@pytest.mark.parametrize(
    ("plan", "counts", "refused"),
    [
        (CODED, Counts(coded=SHARED), False),
        (CODED, Counts(coded=ALONE), True),
        (CODED, Counts(coded=None), True),
        (CODED, Counts(coded=None, linked=LINKS), True),
        (LINKED, Counts(coded=None), True),
        (LINKED, Counts(coded=SHARED), True),
        (LINKED, Counts(coded=None, linked=LINKS), False),
        (LINKED, Counts(coded=ALONE, linked=LINKS), False),
        (NONE, Counts(coded=None), False),
        (NONE, Counts(coded=ALONE), False),
    ],
)
def test_an_estimate_needs_the_lists_that_it_asks_for(plan: Plan, counts: Counts, refused: bool) -> None:
    if refused:
        with pytest.raises(EstimateWithoutLists):
            require_shared(plan, counts)
    else:
        require_shared(plan, counts)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> dict[str, tuple[Any, ...]]:
    """What each way of estimating was given."""
    found: dict[str, tuple[Any, ...]] = {}

    def way(name: str) -> None:
        def attest(*given: Any, threshold: int, told: object = None) -> str:
            found[name] = (*given, threshold, *([] if told is None else [told]))
            return name

        monkeypatch.setattr(own, name, attest)

    way("attest")
    way("attest_linked")
    return found


def cells(held: Mapping[Key, str]) -> Cells:
    members = {key: ROSTER.group(who) for key, who in held.items()}
    return Cells(axes={}, schemas=(), roster=ROSTER, members=members)


def earlier(observed: int | None, held: Mapping[Key, str], hidden: Key) -> Snapshot:
    members = {key: ROSTER.group(who) for key, who in held.items()}
    published = frozenset(members) - {hidden}
    return Snapshot(release="R-1", roster=ROSTER, members=members, published=published, observed=observed)


def test_it_is_held_back_beside_all_that_is_shown_now_or_was(asked: dict[str, tuple[Any, ...]]) -> None:
    shown: Key = (("sex", "Female"),)
    kept: Key = (("sex", "Male"),)
    now = cells({(): "abcde", shown: "ab", kept: "cde"})
    before = (earlier(99, {shown: "abcd", kept: "efghab"}, kept), earlier(None, {shown: "a"}, kept))
    found: Sequence[object] = own_estimates(
        CODED, Counts(coded=SHARED, linked=LINKS), now, {kept: "few"}, before
    )
    assert list(found) == ["attest"]
    (frame,) = CODED.estimates
    assert asked == {"attest": (SHARED, "estimate-1", frame.frame, CODED.period, [5, 2, 99, 4, 1], 10)}
    assert isinstance(frame.frame, Words)


def test_it_is_rounded_as_tables_are(asked: dict[str, tuple[Any, ...]]) -> None:
    told = Told(tables=(), rounded=Rounded(base=5, within=4))
    own_estimates(CODED, Counts(coded=SHARED, linked=LINKS), cells({}), {}, (), told)
    own_estimates(LINKED, Counts(coded=SHARED, linked=LINKS), cells({}), {}, (), told)
    assert asked["attest"][-1] is asked["attest_linked"][-1] is told


def test_a_plan_that_asks_for_linked_lists_gets_those(asked: dict[str, tuple[Any, ...]]) -> None:
    found: Sequence[object] = own_estimates(LINKED, Counts(coded=SHARED, linked=LINKS), cells({}), {}, ())
    assert list(found) == ["attest_linked"]
    (frame,) = LINKED.estimates
    assert asked == {"attest_linked": (LINKS, "estimate-1", frame.frame, LINKED.period, [], 10)}


@pytest.mark.parametrize(
    ("plan", "counts"), [(LINKED, Counts(coded=SHARED)), (CODED, Counts(coded=None, linked=LINKS))]
)
def test_none_takes_the_place_of_another(
    plan: Plan, counts: Counts, asked: dict[str, tuple[Any, ...]]
) -> None:
    assert own_estimates(plan, counts, cells({}), {}, ()) == ()
    assert asked == {}


def test_what_is_committed_to_is_what_each_rests_on() -> None:
    left: Any = (Left("estimate-1", None), Left("estimate-2", object()))
    both = Counts(coded=SHARED, linked=LINKS)
    assert tables_behind(left, both) == {
        "estimate-1": SHARED.to_csv().encode(),
        "estimate-2": ALONE.to_csv().encode(),
    }
    assert tables_behind(left, Counts(coded=SHARED)) == {"estimate-1": SHARED.to_csv().encode()}
    assert tables_behind(left, Counts(coded=None, linked=LINKS)) == {"estimate-2": ALONE.to_csv().encode()}
    assert replicates_behind(left, both) == {"estimate-2": b"drawn"}
    assert replicates_behind(left, Counts(coded=SHARED)) == {}
