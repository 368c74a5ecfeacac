"""How many are kept out is said in tens, and from one release to the next it moves by the threshold or not at all."""

from __future__ import annotations

import json

import numpy as np
import pytest
from tests.people import AMINA, DANA
from tests.release.sample import AT, HEAD, people

from bearwitness.domain.messages import LANGUAGES
from bearwitness.release.assembled import Assembled
from bearwitness.release.comparing.kept_numbers import Printed, printed
from bearwitness.release.comparing.snapshot import Snapshot
from bearwitness.release.errors import UnknownReason
from bearwitness.release.gate import assemble
from bearwitness.release.planning.plan import Plan
from bearwitness.report.page import kept_out_section
from bearwitness.report.words import Speaker

THRESHOLD = 10
PLAN = Plan.from_yaml(HEAD + "tables: [{by: [sex], may_be_withheld: true}]\n")


def released(number: int, earlier: tuple[Snapshot, ...] = ()) -> Assembled:
    return assemble(
        PLAN, people(), None, {"withdrawn": number}, at=AT, release_id=f"R-{len(earlier)}", approvers=(AMINA, DANA),
        earlier=earlier,
    )  # fmt: skip


def said(made: Assembled) -> int | None:
    return next(each.number for each in made.release.withheld if each.reason == "withdrawn")


def sequence(numbers: list[int]) -> list[int | None]:
    """What one release after the other prints; each casebook reads its snapshots back from what it sealed."""
    earlier: tuple[Snapshot, ...] = ()
    found = []
    for number in numbers:
        made = released(number, earlier)
        found.append(said(made))
        earlier = (*earlier, Snapshot.from_json(json.loads(json.dumps(made.snapshot.to_json()))))
    return found


@pytest.mark.parametrize(
    ("numbers", "shown"),
    [
        ([39, 40], [30, 30]),
        ([39, 48, 49], [30, 30, 40]),
        ([9, 10, 18, 19], [None, None, None, 10]),
        ([40, 39, 31, 30], [40, 40, 40, 30]),
        ([10, 9, 0], [10, 10, None]),
        ([39, 50, 41, 40], [30, 50, 50, 30]),
        ([0, 0], [None, None]),
    ],
)
def test_one_more_person_does_not_show(numbers: list[int], shown: list[int | None]) -> None:
    assert sequence(numbers) == shown


@pytest.mark.parametrize("seed", range(40))
def test_two_releases_that_print_other_numbers_are_far_apart(seed: int) -> None:
    """And what is printed is never further from the truth than rounding and holding allow."""
    chance = np.random.default_rng(seed)
    number, earlier, truth = int(chance.integers(0, 60)), list[dict[str, Printed]](), list[int]()
    for _ in range(12):
        number = max(0, number + int(chance.integers(-12, 13)))
        earlier.append(dict(printed({"withdrawn": number}, earlier, threshold=THRESHOLD)))
        truth.append(number)
    shown = [each["withdrawn"] for each in earlier]
    stood = {each.stands_for for each in shown}
    assert all(abs(one - other) >= THRESHOLD for one in stood for other in stood if one != other)
    for each, true in zip(shown, truth, strict=True):
        assert abs(each.stands_for - true) < THRESHOLD
        assert each.number == (each.stands_for // 10 * 10 if each.stands_for >= THRESHOLD else None)


def test_a_reason_is_held_by_itself_and_without_words_refused() -> None:
    before = printed({"withdrawn": 39, "no_count_scope": 12}, [], threshold=THRESHOLD)
    now = printed({"withdrawn": 40, "no_count_scope": 40}, [before], threshold=THRESHOLD)
    assert {name: each.number for name, each in now.items()} == {"withdrawn": 30, "no_count_scope": 40}
    with pytest.raises(UnknownReason):
        printed({"because": 12}, [], threshold=THRESHOLD)


def test_a_snapshot_from_before_this_was_kept_holds_nothing() -> None:
    plain = released(39).snapshot.to_json()
    del plain["kept_out"]
    assert said(released(40, (Snapshot.from_json(plain),))) == 40


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_that_a_number_is_held(language: str) -> None:
    say = Speaker(language=language)  # type: ignore[arg-type]  # one of three
    page = kept_out_section(released(39).release, say)
    assert say("kept_out.held", threshold=10) in page
    assert say("kept_out.withdrawn", number=30) in page
