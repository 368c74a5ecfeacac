"""What weakens a guard is typed into the plan by name, with its reason, and stands on every figure that it touches."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from tests.people import AMINA, DANA
from tests.release.sample import AT, RELEASE, SEED

from bearwitness.domain.frame import PersonRow
from bearwitness.domain.release import Release
from bearwitness.release.assembled import Assembled
from bearwitness.release.bundle.bundle import bundle_files, write_bundle
from bearwitness.release.errors import BadPlan, NeverWeakened
from bearwitness.release.gate import assemble, preview
from bearwitness.release.planning.plan import Plan
from bearwitness.release.planning.weaken import NEVER
from bearwitness.release.verifying.verify import verify_bundle

PLAN = """
title: {en: Forms, ko: 형태, zh: 形式}
purpose: {en: A test, ko: 시험입니다, zh: 测试}
period: 2000/2020
tables: [{by: [sex]}, {by: [exploitation]}]
"""
WEAKEN = """
weaken:
  - guard: few_sources
    reason: {en: "One report is all there is", ko: "보고서가 하나뿐입니다", zh: "只有一份报告"}
"""


def rows() -> list[PersonRow]:
    """Sixty women of many sources; the fifteen in domestic servitude all of one report."""
    return [
        PersonRow(
            token=f"t{number}",
            lists=frozenset("A"),
            values={
                "sex": ("Female",),
                "exploitation": ("DomesticServitude" if number < 15 else "ForcedMarriage",),
            },
            conflicts=frozenset(),
            sources=frozenset({"report" if number < 15 else f"s{number}"}),
        )
        for number in range(60)
    ]


def made(plan: str) -> Assembled:
    return assemble(
        Plan.from_yaml(plan), rows(), None, {}, at=AT, release_id=RELEASE, approvers=(AMINA, DANA)
    )


def test_only_what_is_asked_for_is_eased_and_only_what_it_touches_is_marked() -> None:
    held, eased = made(PLAN).release, made(PLAN + WEAKEN).release
    assert held.tables[1].count("DomesticServitude") is None
    assert eased.tables[1].count("DomesticServitude") == 15
    assert [len(each.weakened) for each in held.tables] == [0, 0]
    assert [[one.guard for one in each.weakened] for each in eased.tables] == [[], ["few_sources"]]
    assert Release.from_json(eased.to_json()) == eased
    look = preview(Plan.from_yaml(PLAN + WEAKEN), rows(), None, {}, at=AT)
    assert look.release.tables[1].weakened == eased.tables[1].weakened


def test_small_counts_stay_whatever_is_weakened() -> None:
    few = [replace(each, token=f"x{n}") for n, each in enumerate(rows()[:9])]
    release = assemble(
        Plan.from_yaml(PLAN + WEAKEN), [*few, *rows()[15:]], None, {}, at=AT, release_id=RELEASE,
        approvers=(AMINA, DANA),
    ).release  # fmt: skip
    assert release.tables[1].count("DomesticServitude") is None


@pytest.mark.parametrize("language", ["en", "ko", "zh"])
def test_a_reader_is_told_on_the_figure_in_the_receipt_and_by_verify(language: str, tmp_path: Path) -> None:
    write_bundle(bundle_files(made(PLAN + WEAKEN), SEED), tmp_path)
    folder = tmp_path / "release"
    page = (folder / ("index.html" if language == "en" else f"index.{language}.html")).read_text("utf-8")
    reason = Plan.from_yaml(PLAN + WEAKEN).weaken[0].reason
    assert {"en": reason.en, "ko": reason.ko, "zh": reason.zh}[language] in page.split('id="table-2"')[1]
    told = {
        each["figure"]: each["weakened"]
        for each in json.loads((folder / "receipts.json").read_text("utf-8"))["receipts"]
    }
    assert told["table-2"] == ["few_sources"]
    assert told["table-1"] == []
    found = verify_bundle(folder)
    assert found.ok
    assert found.weakened == ("table-2",)
    assert "weakened" in found.warnings


def test_what_is_weakened_is_not_hidden_again(tmp_path: Path) -> None:
    assembled = made(PLAN + WEAKEN)
    tables = tuple(replace(each, weakened=()) for each in assembled.release.tables)
    files = bundle_files(assembled, SEED)
    hidden = bundle_files(replace(assembled, release=replace(assembled.release, tables=tables)), SEED)
    told = json.loads(files["receipts.json"])
    told["release"] = json.loads(hidden["receipts.json"])["release"]
    write_bundle({**hidden, "receipts.json": json.dumps(told).encode()}, tmp_path)
    assert {"receipt"} <= {each.code for each in verify_bundle(tmp_path / "release").problems}


@pytest.mark.parametrize("guard", sorted(NEVER))
def test_what_never_leaves_is_not_weakened(guard: str) -> None:
    with pytest.raises(NeverWeakened):
        Plan.from_yaml(PLAN + WEAKEN.replace("few_sources", guard))


@pytest.mark.parametrize(
    "change",
    [
        ("few_sources", "few_source"),
        ("reason: {en", "reasons: {en"),
        (', zh: "只有一份报告"', ""),
        ("  - guard", "  - other: x\n    guard"),
    ],
)
def test_an_unknown_or_unexplained_weakening_is_refused(change: tuple[str, str]) -> None:
    with pytest.raises(BadPlan):
        Plan.from_yaml(PLAN + WEAKEN.replace(*change))


def test_nothing_is_weakened_twice() -> None:
    twice = WEAKEN + WEAKEN.split("weaken:\n")[1]
    with pytest.raises(BadPlan):
        Plan.from_yaml(PLAN + twice)
