"""Publishing from the command line: two keyholders, one bundle."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.attacks.inprocess import InProcess, Streams, run, streams
from tests.casebooks import PASSPHRASE, folder, keys, template
from tests.people import AMINA, CHIDI
from tests.release.dated import left, persons
from tests.release.sample import assembled

from bearwitness.actions.errors import ChangedSince, NotSeen
from bearwitness.actions.keys.add_keyholder import add_keyholder
from bearwitness.casebook.opening import open_casebook
from bearwitness.cli.release_look import of_table
from bearwitness.domain.errors import BadValue
from bearwitness.domain.messages import LANGUAGES, Language, message
from bearwitness.domain.rounded import Rounded
from bearwitness.release.errors import TooFewApprovers
from bearwitness.vault.cost import CHEAPEST
from bearwitness.vault.data_keys import DataKeys

__all__ = ["folder", "keys", "run", "streams", "template"]

PLAN = """
title: {en: The published table, ko: 공표된 표, zh: 已公布的表}
purpose: {en: A test, ko: 시험입니다, zh: 测试}
period: 2013
published: [Kosovo]
"""
NEW = "another seven words of another person"
Bearwitness = Callable[..., tuple[int, Any]]


@pytest.fixture
def work(folder: Path, tmp_path: Path) -> Path:
    (tmp_path / "plan.yaml").write_text(PLAN, encoding="utf-8")
    for name, passphrase in ((AMINA, PASSPHRASE), (CHIDI, NEW)):
        (tmp_path / name).write_text(passphrase + "\n")
    assert folder.parent == tmp_path
    return tmp_path


@pytest.fixture
def bearwitness(work: Path, streams: Streams, monkeypatch: pytest.MonkeyPatch) -> Bearwitness:
    """Runs a verb for one of the keyholders where the files lie; gives its exit code and its answer."""
    monkeypatch.chdir(work)
    monkeypatch.setenv("BEARWITNESS_NEW_PASSPHRASE_FILE", str(work / CHIDI))

    def command(who: str, *words: str) -> tuple[int, Any]:
        monkeypatch.setenv("BEARWITNESS_PASSPHRASE_FILE", str(work / who))
        done = streams(*words, "--as", who, "--json")
        return done.returncode, json.loads(done.stdout)

    return command


def test_each_step_says_the_next(run: InProcess, keys: DataKeys, work: Path) -> None:
    book, plan = work / "field.casebook", work / "plan.yaml"
    with open_casebook(book, keys, actor=AMINA) as casebook:
        add_keyholder(casebook, CHIDI, PASSPHRASE, ["reviewer"], CHEAPEST)

    def step(name: str, who: str, *more: str) -> str:
        code, said = run("release", str(book), name, str(plan), *more, "--as", who)
        assert code == 0, said
        return said

    assert f"release {book} approve {plan} --seen MARK" in step("plan", AMINA)
    (mark,) = re.findall(r"\b[0-9a-f]{64}\b", step("check", AMINA))
    assert "Next" not in step("approve", AMINA, "--seen", mark)
    assert f"Next: bearwitness release {book} build {plan} --out DIR" in step(
        "approve", CHIDI, "--seen", mark
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_look_says_which_table_is_drawn_as_a_network(language: Language) -> None:
    tables = assembled().release.tables
    told = [of_table(each, language) for each in tables]
    assert [each["network"] for each, _ in told] == [False, False, True, False]
    assert [len(lines) for _, lines in told] == [1, 1, 2, 1]
    bands = sum(each.count is not None and None not in each.key for each in tables[2].cells)
    assert message("report.network.bands", language, number=bands) == told[2][1][1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_look_says_how_far_numbers_are_rounded(language: Language) -> None:
    (exact,) = left(persons({"1999": 33, "2002": 41, "": 24})).release.tables
    told, lines = of_table(replace(exact, rounded=Rounded(base=5, within=4)), language)
    assert told["rounding"] == 5
    assert lines[2:] == [message("report.table.rounded", language, base=5, within=4)]
    assert "rounding" not in of_table(exact, language)[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_look_says_of_a_series_how_many_steps_leave_a_gap(language: Language) -> None:
    (table,) = left(
        persons({"1999": 30, "2000": 25, "2002": 40, "2023": 6, "2024": 7, "": 20})
    ).release.tables
    told, lines = of_table(table, language)
    assert told["series"]
    assert lines[1:] == [message("report.series.ahead", language, periods=27, shown=3, withheld=24)]


def test_from_a_plan_to_a_bundle(work: Path, bearwitness: Bearwitness) -> None:
    book = "field.casebook"
    assert bearwitness(AMINA, "keyholder", book, "add", CHIDI) == (
        0,
        {
            "format": 1,
            "ok": True,
            "warnings": [],
            "keyholders": [AMINA, CHIDI],
            "custodians": [AMINA],
            "shares": [],
        },
    )
    code, shown = bearwitness(AMINA, "release", book, "check", "plan.yaml")
    assert code == 0
    assert bearwitness(AMINA, "release", book, "plan", "plan.yaml")[0] == 0
    approve = ("release", book, "approve", "plan.yaml")
    code, found = bearwitness(AMINA, *approve)
    assert (code, found["code"]) == (NotSeen.exit_code, "NotSeen")
    (work / "other.yaml").write_text(PLAN.replace("A test", "Another test"), encoding="utf-8")
    _, other = bearwitness(AMINA, "release", book, "check", "other.yaml")
    code, found = bearwitness(AMINA, *approve, "--seen", other["mark"])
    assert (code, found["code"]) == (ChangedSince.exit_code, "ChangedSince"), "the mark of another plan"
    seen = ("--seen", shown["mark"])
    assert bearwitness(AMINA, *approve, *seen)[1]["approvals"] == 1
    code, found = bearwitness(AMINA, "release", book, "build", "plan.yaml", "--out", "out")
    assert (code, found["code"]) == (TooFewApprovers.exit_code, "TooFewApprovers")
    assert bearwitness(CHIDI, *approve, *seen)[1]["approvals"] == 2
    code, found = bearwitness(CHIDI, "release", book, "build", "plan.yaml", "--out", "out")
    assert code == 0
    verify = [sys.executable, "-m", "bearwitness", "verify", "out/release", "--trust", found["fingerprint"]]
    assert subprocess.run(verify, cwd=work, capture_output=True, check=False).returncode == 0
    withdraw = ("release", book, "withdraw", found["release"], "--out", "out")
    code, refused = bearwitness(AMINA, *withdraw)
    assert (code, refused["code"]) == (BadValue.exit_code, "BadValue"), "no reason"
    code, told = bearwitness(AMINA, *withdraw, "--reason", "Mistake")
    assert (code, told["withdrawn"], told["notice"]) == (0, found["release"], "out/withdrawn.json")
    assert subprocess.run(verify, cwd=work, capture_output=True, check=False).returncode == 79


def test_nobody_is_added_without_a_name(bearwitness: Bearwitness) -> None:
    code, found = bearwitness(AMINA, "keyholder", "field.casebook", "add")
    assert (code, found["code"]) == (38, "NoNewName")
