"""A27: nobody is found by subtracting what was published from what was published."""

from __future__ import annotations

import random
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.people import AMINA, DANA
from tests.release.sample import AT

from bearwitness.domain.frame import PersonRow
from bearwitness.domain.release import Release
from bearwitness.estimate import CaptureTable
from bearwitness.release.comparing.snapshot import Snapshot
from bearwitness.release.errors import CannotProtect
from bearwitness.release.gate import assemble
from bearwitness.release.planning.plan import Plan

WORDS = "{en: A, ko: 가, zh: 甲}"
HEAD = f"title: {WORDS}\npurpose: {WORDS}\nperiod: 2000/2020\n"
PLANS = (
    "tables: [{by: [sex], may_be_withheld: true}]",
    "tables: [{by: [age_when_trafficked], may_be_withheld: true}, {by: [sex], may_be_withheld: true}]",
    "tables: [{by: [sex, age_when_trafficked], may_be_withheld: true}]",
    f"tables: [{{by: [sex], may_be_withheld: true}}]\nestimates: [{{frame: {WORDS}}}]",
)
LEAST = 10


def person(number: int, chance: random.Random) -> PersonRow:
    values = {
        "sex": (chance.choice(("Female", "Female", "Female", "Male")),),
        "age_when_trafficked": (chance.choice(("Age12To17", "Age18To24", "Age18To24")),),
    }
    held = frozenset(name for name in ("A", "B") if chance.random() < 0.6)
    return PersonRow(token=f"t{number:05}", lists=held, values=values, sources=frozenset({f"s{number}"}))


def captures(rows: list[PersonRow]) -> CaptureTable:
    counts: dict[tuple[int, ...], int] = {(1, 0): 0, (0, 1): 0, (1, 1): 0}
    for row in rows:
        if row.lists:
            counts[int("A" in row.lists), int("B" in row.lists)] += 1
    return CaptureTable.from_patterns(("A", "B"), counts)


def who_is_told(release: Release, rows: list[PersonRow]) -> list[tuple[int, frozenset[str]]]:
    """Every number that leaves, with the persons it is of: read from the release alone."""
    told = []
    for table in release.tables:
        for cell in table.cells:
            wanted = [
                (dimension.property, code)
                for dimension, code in zip(table.dimensions, cell.key, strict=True)
                if code is not None
            ]
            who = frozenset(
                row.token for row in rows if all(row.values[name] == (code,) for name, code in wanted)
            )
            if cell.count is not None:
                assert cell.count == len(who)
                told.append((cell.count, who))
    return told


@settings(deadline=None, max_examples=12)
@given(st.integers(0, 10**6))
def test_no_difference_of_what_left_is_of_a_few(seed: int) -> None:
    """Two or three releases of a casebook in which persons come and go, under plans that change."""
    chance = random.Random(seed)  # noqa: S311  # seeded cases for a test
    rows = [person(n, chance) for n in range(120)]
    told: list[tuple[int, frozenset[str]]] = []
    observed: list[int] = []
    earlier: list[Snapshot] = []
    for release in range(3):
        try:
            made = assemble(
                Plan.from_yaml(HEAD + chance.choice(PLANS)),
                rows,
                captures(rows),
                {},
                at=AT,
                release_id=f"R-{release}",
                approvers=[AMINA, DANA],
                earlier=earlier,
            )
        except CannotProtect:
            return
        new = who_is_told(made.release, rows)
        old = {who for _, who in told}
        for (_, one), (_, other) in combinations(told + new, 2):
            if one not in old or other not in old:
                small, large = sorted((one, other), key=len)
                assert not (small < large and len(large - small) < LEAST)
        observed += [each.observed for each in made.release.estimates if each.observed is not None]
        for count, _ in new:
            assert not any(0 < abs(count - each) < LEAST for each in observed)
        told += new
        earlier.append(made.snapshot)
        rows = [row for row in rows if chance.random() > chance.choice([0.0, 0.02])]
        rows += [person(1000 * (release + 1) + n, chance) for n in range(chance.choice([0, 1, 4, 40]))]
