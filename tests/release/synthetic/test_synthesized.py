"""Synthetic data as a part of a release: what a look ahead says, and how the files are written."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tests.release.sample import assembled
from tests.release.synthetic.test_parts import noisy
from tests.release.test_plan_parts import ALONE, WORDS, planned

from bearwitness.domain.codebook import codebook
from bearwitness.domain.errors import BadValue
from bearwitness.domain.frame import PersonRow
from bearwitness.domain.gazetteer import Gazetteer
from bearwitness.release.additions import with_images, with_synthetic
from bearwitness.release.errors import BadPlan, TooFewForSynthetic
from bearwitness.release.labels import Labels
from bearwitness.release.planning.plan import Plan
from bearwitness.release.planning.synthetic_plan import DELTA, PlannedSynthetic
from bearwitness.release.synthetic import Synthetic
from bearwitness.release.synthetic.accounting import epsilon_of
from bearwitness.release.synthetic.codebook import SyntheticCodebook
from bearwitness.release.synthetic.errors import BudgetSpent
from bearwitness.release.synthetic.files import beside, write_all
from bearwitness.release.synthetic.ledger import Charge
from bearwitness.release.synthetic.synthesis import sigmas_of
from bearwitness.release.synthetic.synthesized import domain_of, figure_of, look_ahead, synthetic_files
from bearwitness.release.synthetic.workload import Workload

LABELS = Labels.of(codebook(), Gazetteer.load())
ASKED = PlannedSynthetic(columns=("sex", "outcome"), epsilon=1.0)
BOOK = SyntheticCodebook({"a": ("", "가"), "나": ("", "1", "2")})


def persons(number: int) -> list[PersonRow]:
    return [PersonRow(token=f"t{at}", lists=frozenset(), values={}) for at in range(number)]


def made(*, releasable: bool = True) -> Synthetic:
    """Two hundred rows of two columns, and the tables that they fit."""
    rows = np.array([[at % 2, at % 3] for at in range(200)], dtype=np.int16)
    measured = (noisy((), 200, 3.0), noisy((0,), [100, 100], 3.0))
    budget = {"epsilon": 1.0, "delta": 1e-5, "epsilon_spent": 1.25, "cap": 12.0}
    return Synthetic(rows=rows, measured=measured, budget=budget, checks=("rules",), releasable=releasable)


def test_a_look_ahead_says_what_it_would_cost_the_one_in_most_releases() -> None:
    found = look_ahead(ASKED, persons(200), [], LABELS)
    sigmas = sigmas_of(Workload.of(domain_of(ASKED, LABELS)), 1.0, DELTA)
    assert found.spent == round(epsilon_of(sigmas, DELTA), 4) <= 1.0
    assert (found.columns, found.epsilon, found.delta, found.cap) == (ASKED.columns, 1.0, DELTA, 12)
    before = Charge({6.0: 4}, frozenset({"t7", "x"}), {})
    again = look_ahead(ASKED, persons(200), [before], LABELS)
    assert again.spent == round(epsilon_of([*sigmas, *[6.0] * 4], DELTA), 4)
    other = Charge({6.0: 4}, frozenset({"x"}), {})
    assert look_ahead(ASKED, persons(200), [other], LABELS).spent == round(epsilon_of([6.0] * 4, DELTA), 4)


def test_a_look_ahead_refuses_too_few_persons_and_what_nobody_may_spend() -> None:
    with pytest.raises(TooFewForSynthetic) as few:
        look_ahead(ASKED, persons(199), [], LABELS)
    assert few.value.details == {"least": 200}
    before = Charge({0.75: 4}, frozenset({"t0"}), {})
    with pytest.raises(BudgetSpent) as caught:
        look_ahead(ASKED, persons(200), [before], LABELS)
    would = caught.value.details["would"]
    assert isinstance(would, float)
    assert would == round(would, 2) > 12
    assert caught.value.details["cap"] == 12


def test_a_look_ahead_says_whether_its_noise_lets_exact_numbers_leave_too() -> None:
    """Noise that averages to a standard deviation of half the least count is enough, with that of what left before."""

    def apart(epsilon: float, *drawn: float) -> bool:
        asked = replace(ASKED, epsilon=epsilon)
        before = [Charge({noise: 1}, frozenset({"t0"}), {}) for noise in drawn]
        return look_ahead(asked, persons(200), before, LABELS, before).apart

    assert (apart(0.4), apart(4.0)) == (False, True)
    assert (apart(0.4, 50.0), apart(0.4, 4.0)) == (False, True)
    elsewhere = Charge({4.0: 1}, frozenset({"x"}), {})
    assert look_ahead(replace(ASKED, epsilon=0.4), persons(200), [elsewhere], LABELS, [elsewhere]).apart
    assert not look_ahead(replace(ASKED, epsilon=0.4), persons(200), [elsewhere], LABELS).apart


def test_what_it_would_cost_may_be_all_that_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = look_ahead(ASKED, persons(200), [], LABELS)
    sigmas = sigmas_of(Workload.of(domain_of(ASKED, LABELS)), 1.0, DELTA)
    monkeypatch.setattr("bearwitness.release.synthetic.synthesized.CAP", epsilon_of(sigmas, DELTA))
    assert look_ahead(ASKED, persons(200), [], LABELS).spent == whole.spent


def test_only_properties_of_a_public_list_can_be_asked_for() -> None:
    assert domain_of(ASKED, LABELS).names == ("sex", "outcome")
    with pytest.raises(BadPlan) as caught:
        domain_of(PlannedSynthetic(columns=("sex", "home_province"), epsilon=1.0), LABELS)
    assert caught.value.details["key"] == "synthetic.columns[1]"
    known = str(caught.value.details["example"]).split(", ")
    assert known == sorted(known)
    assert "sex" in known
    assert "home_province" not in known


def test_the_figure_is_what_the_sheet_says_and_the_sheet_is_of_these_files() -> None:
    files = synthetic_files(made(), BOOK, 10)
    sheet = json.loads(files["data/synthetic.datasheet.json"])
    assert sheet["sha256"] == {
        path: hashlib.sha256(content).hexdigest()
        for path, content in files.items()
        if path != "data/synthetic.datasheet.json"
    }
    text = files["data/synthetic.datasheet.json"].decode()
    assert text.endswith("}\n")
    assert "나" in text
    assert text.splitlines()[1].startswith(' "')
    assert "가" in files["data/synthetic.csv"].decode()
    found = figure_of(planned(**ALONE), ASKED, files, LABELS)
    assert (found.people, found.lower, found.upper, found.rows) == (200, 194, 206, 200)
    assert (found.epsilon, found.delta, found.cap) == (1.0, 1e-5, 12.0)
    assert b"1.25" not in files["data/synthetic.datasheet.json"], (
        "what somebody has spent is nobody's to read"
    )
    assert found.columns == (LABELS.property("sex"), LABELS.property("outcome"))
    assert (
        b"not for release" in synthetic_files(made(releasable=False), BOOK, 10)["data/synthetic.tables.csv"]
    )


def weakening(epsilon: float) -> Plan:
    guard = {"guard": "high_epsilon", "reason": WORDS}
    return planned(synthetic={"columns": ["sex", "outcome"], "epsilon": epsilon}, weaken=[guard])


@pytest.mark.parametrize(("epsilon", "marked"), [(4.0, False), (8.0, False), (8.01, True)])
def test_a_figure_is_marked_as_weakened_only_where_the_promise_is_weak(epsilon: float, marked: bool) -> None:
    plan = weakening(epsilon)
    assert plan.synthetic is not None
    found = figure_of(plan, plan.synthetic, synthetic_files(made(), BOOK, 10), LABELS)
    assert [each.guard for each in found.weakened] == (["high_epsilon"] if marked else [])


def test_synthetic_data_join_a_release_only_where_its_plan_asks_for_them() -> None:
    plan = weakening(9.0)
    before = assembled(PLAIN)
    book = domain_of(ASKED, LABELS)
    rows = np.zeros((200, len(book.names)), dtype=np.int16)
    drawn = replace(made(), rows=rows, measured=made().measured[:1])
    found = with_synthetic(before, plan, drawn)
    assert found.release.synthetic is not None
    assert found.release.synthetic.rows == 200
    assert [*found.more] == [
        "data/synthetic.csv",
        "data/synthetic.tables.csv",
        "data/synthetic.datasheet.json",
    ]
    assert with_synthetic(before, Plan.from_yaml(PLAIN), drawn) is before
    assert with_images(found, Plan.from_yaml(PLAIN), {}).more == found.more


PLAIN = """
title: {en: A, ko: 가, zh: 甲}
purpose: {en: A, ko: 가, zh: 甲}
period: 2000/2020
tables: [{by: [sex]}]
"""


def test_three_files_lie_beside_each_other(tmp_path: Path) -> None:
    named = ["out.csv", "out.tables.csv", "out.datasheet.json"]
    assert [each.name for each in beside(tmp_path / "out.csv")] == named
    assert [each.name for each in beside(tmp_path / "out")] == ["out", *named[1:]]
    assert [each.name for each in beside(tmp_path / "out.v2")] == [
        "out.v2",
        "out.v2.tables.csv",
        "out.v2.datasheet.json",
    ]
    sheet = write_all(made(), BOOK, tmp_path / "out.csv")
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted(named)
    text = (tmp_path / "out.datasheet.json").read_text("utf-8")
    assert json.loads(text) == sheet
    assert text == json.dumps(sheet, ensure_ascii=False, indent=1) + "\n"
    assert (tmp_path / "out.csv").read_bytes().startswith("a,나\n,\n가,1\n".encode())
    for name in named[:2]:
        assert sheet["sha256"][name] == hashlib.sha256((tmp_path / name).read_bytes()).hexdigest()


@pytest.mark.parametrize("taken", ["out.csv", "out.tables.csv", "out.datasheet.json"])
def test_no_file_is_written_where_one_of_the_three_is_there(tmp_path: Path, taken: str) -> None:
    (tmp_path / taken).symlink_to(tmp_path / "nowhere")
    with pytest.raises(BadValue):
        write_all(made(), BOOK, tmp_path / "out.csv")
    assert [each.name for each in tmp_path.iterdir()] == [taken]


def test_a_folder_that_is_missing_or_cannot_be_written_is_refused_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(BadValue):
        beside(tmp_path / "nowhere" / "out.csv")
    (tmp_path / "file").write_text("x")
    with pytest.raises(BadValue):
        beside(tmp_path / "file" / "out.csv")
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(BadValue):
        beside(tmp_path / "out.csv")


def test_rows_are_found_only_after_their_tables_and_sheet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the file system has no links."""
    order: list[str] = []

    def unlinked(_: object, path: Path) -> None:
        order.append(path.name)
        raise OSError(1, "no links here")

    monkeypatch.setattr(os, "link", unlinked)
    write_all(made(), BOOK, tmp_path / "out.csv")
    assert order == ["out.datasheet.json", "out.tables.csv", "out.csv"]
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted(order)


def test_what_came_there_meanwhile_is_not_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = os.link

    def late(draft: Path, path: Path) -> None:
        if path.name == "out.csv":
            path.write_text("theirs")
        link(draft, path)

    monkeypatch.setattr(os, "link", late)
    with pytest.raises(BadValue):
        write_all(made(), BOOK, tmp_path / "out.csv")
    assert (tmp_path / "out.csv").read_text() == "theirs"
