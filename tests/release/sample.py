"""A small release for tests: fictional, and the same every time."""

from __future__ import annotations

import random

from tests.people import AMINA, DANA

from bearwitness.domain.frame import PersonRow
from bearwitness.estimate import CaptureTable
from bearwitness.release.assembled import Assembled
from bearwitness.release.gate import assemble
from bearwitness.release.planning.plan import Plan

SEED = bytes(range(32))
AT = "2026-11-24T10:00:00Z"
RELEASE = "R-AAAAAAAAAAAAAAAAAAAAAAAAAA"
PLAN = """
title:
  en: "What 260 people told us"
  ko: "260명이 들려준 이야기"
  zh: "260 人的讲述"
purpose:
  en: "To show which forms of control people met, for those who write policy."
  ko: "정책을 만드는 이들에게 사람들이 어떤 통제를 겪었는지 보여 주기 위한 자료입니다."
  zh: "向制定政策的人说明人们受到过哪些形式的控制。"
period: 1998/2024
tables:
  - by: [age_when_trafficked]
  - by: [control_method]
  - {by: [home_province, sex], network: true}
  - {by: [home_province], map: true}
estimates:
  - frame:
      en: "persons who reached one of the five organisations"
      ko: "다섯 단체 가운데 한 곳에 닿은 사람들"
      zh: "曾与五个组织之一取得联系的人"
published: [UKdat_5, Kosovo]
"""
HEAD = PLAN.split("tables:")[0]
"""A plan that asks for nothing yet."""
WEIGHTS = {
    "sex": {"Female": 78, "Male": 20, "Other": 1, "Unknown": 1},
    "age_when_trafficked": {"Under12": 2, "Age12To17": 22, "Age18To24": 38, "Age25To34": 25, "Age35To49": 11},
    "home_province": {"north-hamgyong": 45, "ryanggang": 35, "north-pyongan": 12, "chagang": 3},
    "exploitation": {"ForcedMarriage": 50, "ForcedLabour": 25, "Prostitution": 15, "DomesticServitude": 6},
}
CONTROL = (
    "Threats",
    "RestrictsMovement",
    "FalsePromises",
    "WithholdsDocuments",
    "TakesEarnings",
    "PhysicalAbuse",
)


def person(number: int, chance: random.Random) -> PersonRow:
    values = {
        name: () if chance.random() < 0.1 else tuple(chance.choices(list(odds), list(odds.values())))
        for name, odds in WEIGHTS.items()
    }
    values["control_method"] = tuple(sorted(set(chance.choices(CONTROL, k=chance.randint(0, 3)))))
    recorded = [name for name in values if values[name]]
    conflicts = frozenset(name for name in recorded if chance.random() < 0.06)
    return PersonRow(
        token=f"t{number:04}",
        lists=frozenset("A"),
        values=values,
        conflicts=conflicts,
        sources=frozenset({f"s{number}"}),
    )


def people(number: int = 260, seed: int = 7) -> list[PersonRow]:
    chance = random.Random(seed)  # noqa: S311  # seeded cases for a test
    return [person(each, chance) for each in range(number)]


def captures() -> CaptureTable:
    counts: dict[tuple[int, ...], int] = {
        (1, 0, 0): 80,
        (0, 1, 0): 70,
        (0, 0, 1): 45,
        (1, 1, 0): 12,
        (1, 0, 1): 7,
        (0, 1, 1): 5,
        (1, 1, 1): 2,
    }
    return CaptureTable.from_patterns(("harbour", "river", "north"), counts)


def assembled(plan: str = PLAN, **changes: object) -> Assembled:
    given = {
        "kept_out": {"withdrawn": 4, "no_count_scope": 37},
        "at": AT,
        "release_id": RELEASE,
        "approvers": (AMINA, DANA),
        **changes,
    }
    rows = given.pop("rows", None) or people()
    table = given.pop("captures", None) or captures()
    return assemble(Plan.from_yaml(plan), rows, table, **given)  # type: ignore[arg-type]  # what a test changes, by name
