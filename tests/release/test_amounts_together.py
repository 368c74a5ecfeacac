"""What three and more sums tell together, over all releases, of a few persons or of one who holds most."""

from __future__ import annotations

import math
import random
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.release.adding import ends_of, people, protected, told_dominated, told_few

from bearwitness.release.amounts import protect_together
from bearwitness.release.amounts.amount_cells import ALL, AmountCells, Group
from bearwitness.release.amounts.known_sums import KnownSums

N = 3
Amounts = Mapping[str, float | tuple[float, float]]


def group(told: Amounts) -> Group:
    return {t: each if isinstance(each, tuple) else (float(each), float(each)) for t, each in told.items()}


def table(by: str, shown: Sequence[str] | None = None, **groups: Amounts) -> AmountCells:
    """Amounts by category; all of them are shown unless it is said which."""
    found = {ALL if code == "all" else code: group(told) for code, told in groups.items()}
    found.setdefault(ALL, {t: each for told in found.values() for t, each in told.items()})
    chosen = frozenset(groups) if shown is None else frozenset(shown)
    return AmountCells(
        money="m", by=by, groups=found, shown=frozenset(ALL if each == "all" else each for each in chosen)
    )


def leaves(*releases: AmountCells) -> list[AmountCells]:
    """Releases of one table each, one after the other, as they leave."""
    out: list[AmountCells] = []
    for each in releases:
        out += protected([each], out, N)
    return out


def shown(tables: Sequence[AmountCells]) -> list[tuple[str, str]]:
    return [(each.by, code) for each in tables for code in sorted(each.shown)]


LEFT, RIGHT = people("l", 11, 12, 13, 14), people("r", 15, 16, 17, 18)


def test_a_sum_less_two_others_is_not_one_persons() -> None:
    """Three releases: a group, and two parts of it that leave one person; no two of them differ by few."""
    one = table("county", A={**LEFT, **RIGHT, "x": 19})
    two, three = table("work", B=LEFT), table("year", C=RIGHT)
    assert told_few(ends_of([one, two, three])[0], N) == frozenset({"x"})
    assert shown(leaves(one, two, three)) == [("county", "A"), ("work", "B")]


@pytest.mark.parametrize("high", [19.0, math.inf])
def test_nor_is_it_where_only_the_low_ends_are_shown(high: float) -> None:
    """No sum of high ends is shown where one of them is open: what is left is the least that she was sold for."""
    one = table("county", A={**LEFT, **RIGHT, "x": (19.0, high)})
    found = leaves(one, table("work", B=LEFT), table("year", C=RIGHT))
    assert shown(found) == [("county", "A"), ("work", "B")]


def test_a_sum_of_which_a_ninth_is_taken_is_part_of_it_and_the_others_leave() -> None:
    """Of ten groups each is left out of one of ten sums: a ninth of these is all ten groups, and one person more is told."""
    groups = [people(f"g{n}.", *[10 + place % 5 for place in range(3 if n < 9 else 24)]) for n in range(10)]
    whole = {token: each for group in groups for token, each in group.items()}
    sums = [table(f"p{n}", A={t: each for t, each in whole.items() if t not in groups[n]}) for n in range(10)]
    out = [table("county", A={**whole, "x": 12}), *sums[:9]]
    assert told_few(ends_of([*out, sums[9]])[0], 2) == frozenset({"x"})
    other = table("age", D=people("o", 21, 22, 23, 24))
    assert shown(protected([sums[9], other], out, N)) == [("age", "D")]
    assert shown(protected([other], out, N)) == [("age", "D")]


@pytest.mark.parametrize(("left", "tells"), [(1, True), (2, True), (3, False)])
def test_a_sum_less_two_others_is_that_of_enough(left: int, tells: bool) -> None:
    more = people("x", *[20 + n for n in range(left)])
    found = leaves(
        table("county", A={**LEFT, **RIGHT, **more}), table("work", B=LEFT), table("year", C=RIGHT)
    )
    assert (("year", "C") in shown(found)) is not tells


def test_half_of_three_sums_is_not_one_persons() -> None:
    """Each of three groups in two of three sums: two sums less the third are one group twice."""
    most = people("z", 15, 16, 17)
    one, two = table("a", A={**LEFT, "x": 19}), table("b", B={"x": 19, **most})
    three = table("c", C={**LEFT, **most})
    assert told_few(ends_of([one, two, three])[0], N) == frozenset({"x"})
    assert ("c", "C") not in shown(leaves(one, two, three))


def test_categories_that_overlap_do_not_tell_who_is_in_both() -> None:
    """All less the one and the other: who stands in both, within one release."""
    both = people("x", 19, 20)
    one = table("method", A={**LEFT, **both}, B={**RIGHT, **both}, all={**LEFT, **RIGHT, **both})
    assert told_few(ends_of([one])[0], N) == frozenset({"x0", "x1"})
    assert shown(leaves(one)) == [("method", "A"), ("method", "B")]


@pytest.mark.parametrize(("largest", "tells"), [(57, False), (58, True)])
def test_of_what_several_sums_leave_no_one_holds_most(largest: int, tells: bool) -> None:
    left = people("x", 18, 19, 20, largest)
    many = [people(name, *[100 + 10 * n for n in range(6)]) for name in "lr"]
    found = leaves(
        table("county", A={**many[0], **many[1], **left}), table("work", B=many[0]), table("year", C=many[1])
    )
    assert told_dominated(ends_of(found)[0]) is None
    assert (("year", "C") in shown(found)) is not tells


@pytest.mark.parametrize(("second", "tells"), [(44, False), (46, True)])
def test_of_what_several_sums_leave_no_two_hold_most(second: int, tells: bool) -> None:
    left = people("x", 10, 10, 10, 46, second)
    many = [people(name, *[100 + 10 * n for n in range(6)]) for name in "lr"]
    found = leaves(
        table("county", A={**many[0], **many[1], **left}), table("work", B=many[0]), table("year", C=many[1])
    )
    assert (("year", "C") in shown(found)) is not tells


def test_two_who_hold_most_are_found_in_two_groups() -> None:
    """What is left is two groups that no sum parts: one of the two largest in each."""
    many = [people(name, *[100 + 10 * n for n in range(6)]) for name in "lr"]
    one, other = people("x", 5, 46), people("y", 5, 5, 5, 46)
    found = leaves(
        table("county", A={**many[0], **one, **other}),
        table("work", B={**many[0], **many[1], **one}),
        table("year", C={**many[1], **people("q", 300, 300, 300, 300), **one}),
        table("age", D={**people("q", 300, 300, 300, 300), **many[0], **other}),
    )
    assert told_dominated(ends_of(found)[0]) is None
    assert len(shown(found)) < 4


def test_each_end_is_added_up_by_itself() -> None:
    """One comes and one goes, and of many others the high end alone was corrected: the low ends tell of the two."""
    then = {**people("w", *[(10.0 + n, 20.0 + n) for n in range(6)]), "x": 19.0}
    now = {**people("w", *[(10.0 + n, 21.0 + n) for n in range(6)]), "y": 18.0}
    found = leaves(table("sex", F=then), table("work", B=now))
    assert shown(found) == [("sex", "F")]


@pytest.mark.parametrize(("last", "tells"), [(21.0, False), (500.0, True), (math.inf, False)])
def test_high_ends_are_added_up_where_all_are_told(last: float, tells: bool) -> None:
    left = people("x", (10.0, 20.0), (10.0, 22.0), (10.0, last))
    many = [people(name, *[(10.0, 400.0 + 10 * n) for n in range(6)]) for name in "lr"]
    found = leaves(
        table("county", A={**many[0], **many[1], **left}), table("work", B=many[0]), table("year", C=many[1])
    )
    assert (("year", "C") in shown(found)) is not tells


def test_of_two_lines_that_tell_with_another_the_smaller_is_withheld() -> None:
    more = {**LEFT, "l9": 15}
    for names in ("BC", "CB"):
        parts = dict(zip(names, (more, RIGHT), strict=True))
        found = leaves(table("county", A={**more, **RIGHT, "x": 19}), table("work", shown=names, **parts))
        assert shown(found) == [("county", "A"), ("work", names[0])]


def test_what_is_out_already_may_be_said_again() -> None:
    """Releases that a pair at a time was compared of tell already; the same line tells no more, any other might."""
    one, two, three = (
        table("county", A={**LEFT, **RIGHT, "x": 19}),
        table("work", B=LEFT),
        table("year", C=RIGHT),
    )
    again, other = table("work", B=LEFT), table("age", D=people("o", 21, 22, 23, 24))
    out = [one, two, three]
    assert shown(protected([again], out, N)) == [("work", "B")]
    assert shown(protected([other], out, N)) == []


@pytest.mark.parametrize(("number", "leaves_too"), [(9, False), (10, True), (12, True)])
def test_a_least_count_that_is_raised_asks_no_more_of_what_is_out(number: int, leaves_too: bool) -> None:
    """Ten could leave then; what tells of nine could not, and nothing is added to it."""
    out = [table("county", A=people("a", *range(20, 20 + number)))]
    new = [table("work", B=people("b", *range(40, 65)))]
    assert shown(protected(new, out, 20)) == ([("work", "B")] if leaves_too else [])


@pytest.mark.parametrize(("last", "asked_once"), [(20.0, True), (math.inf, False)])
def test_both_ends_are_asked_once_only_where_the_same_lines_show_them(
    last: float, asked_once: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    others: list[object] = []

    def spied(sums: Sequence[Mapping[str, float]], other: KnownSums | None = None) -> KnownSums:
        others.append(other)
        return KnownSums(sums, other)

    monkeypatch.setattr(protect_together, "KnownSums", spied)
    leaves(table("county", A={**LEFT, "x": (10.0, last)}, B=RIGHT))
    assert [each is not None for each in others] == [False, asked_once]


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 10**9))
def test_no_sum_of_sums_tells_of_a_few(seed: int) -> None:
    """Groups by chance over three or four releases; persons come, go, and have their amounts corrected."""
    chance = random.Random(seed)  # noqa: S311  # seeded cases for a test
    own: dict[str, tuple[float, float]] = {}
    out: list[AmountCells] = []
    overlap = chance.random() < 0.4
    for release in range(chance.choice([2, 3, 3, 4])):
        for token in [each for each in own if chance.random() < 0.12]:
            del own[token]
        for n in range(12 if not release else chance.choice([0, 1, 3])):
            low = float(chance.choice([5, 6, 7, 8, 9, 30]))
            own[f"{release}.{n}"] = (low, chance.choice([low, low, low + 4, math.inf]))
        for token in [each for each in own if chance.random() < 0.08]:
            own[token] = (own[token][0], own[token][1] + chance.choice([0, 1, 2]))
        place = {t: {chance.choice("ab"), *(["b"] if overlap and chance.random() < 0.3 else [])} for t in own}
        codes = chance.choice([("a", "b", ALL), ("a", "b"), ("a", ALL)])
        groups = {code: {t: own[t] for t in own if code == ALL or code in place[t]} for code in codes}
        counted = frozenset(code for code, each in groups.items() if len(each) >= N)
        cells = AmountCells(money="m", by=f"p{release}", groups={ALL: {}, **groups}, shown=counted)
        out += protected([cells], out, N)
    for sums in ends_of(out):
        assert told_few(sums, N) is None, shown(out)
        assert told_dominated(sums[:8]) is None, shown(out)


def test_what_cannot_all_be_compared_does_not_leave(monkeypatch: pytest.MonkeyPatch) -> None:
    one, two = table("county", A={**LEFT, **RIGHT}), table("work", B=LEFT)
    same = table("county", A={**LEFT, **RIGHT})
    assert shown(leaves(one, two, same)) == [("county", "A"), ("work", "B"), ("county", "A")]
    monkeypatch.setattr(protect_together, "MOST", 3)
    assert shown(protected([two, same], [one], N)) == [("county", "A")]
    monkeypatch.setattr(protect_together, "MOST", 4)
    assert shown(protected([two, same], [one], N)) == [("work", "B"), ("county", "A")]
