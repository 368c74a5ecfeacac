"""Frictionless, whose format it is, reads our data package, and every row of its tables by their schemas."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import frictionless
import pytest
from tests.release.sample import assembled
from tests.release.test_checks import IMAGE, SHOWN
from tests.release.test_money import PLAN as PAID
from tests.release.test_money import ROWS, TOLD, paid, passed
from tests.release.test_papers import SYNTHETIC

from bearwitness.domain.release import Release
from bearwitness.release.bundle.data_files import derived
from bearwitness.release.bundle.data_package import data_package

UNCOUNTED = "byte-count"
"""Frictionless counts no bytes of a Parquet file, and so takes every number of them for wrong."""


def faults(package: Path) -> set[tuple[str, str]]:
    """Place and kind of each thing that is wrong."""
    report = frictionless.validate(str(package))
    found = {("", each.type) for each in report.errors}
    for task in report.tasks:
        parquet = task.place.endswith(".parquet")
        found |= {(task.place, each.type) for each in task.errors if not (parquet and each.type == UNCOUNTED)}
    return found


def write(folder: Path, release: Release, more: dict[str, bytes]) -> Path:
    files = {path: text.encode() for path, text in derived(release).items()} | more
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    package = folder / "datapackage.json"
    package.write_text(json.dumps(data_package(release, {}, files)), "utf-8")
    return package


def test_the_whole_of_a_bundle_holds(untouched: Path) -> None:
    package = untouched / "datapackage.json"
    assert faults(package) == set()
    kinds = [Path(each["path"]).suffix for each in json.loads(package.read_text("utf-8"))["resources"]]
    assert kinds.count(".csv") >= 11
    assert kinds.count(".parquet") >= 8


def test_what_frictionless_does_not_count_is_counted_here(untouched: Path) -> None:
    for each in json.loads((untouched / "datapackage.json").read_text("utf-8"))["resources"]:
        assert each["bytes"] == (untouched / each["path"]).stat().st_size


def test_amounts_and_invented_rows_hold(tmp_path: Path) -> None:
    release = passed(ROWS, [paid(n, 1000 + 37 * n, 1000 + 41 * n) for n in TOLD], PAID).release
    assert any(not row.withheld for each in release.money for row in each.rows)
    invented = {
        "data/synthetic.csv": b"sex,act\nF,\nM,1\n",
        "data/synthetic.tables.csv": b"a,noisy\n1,2\n",
        IMAGE.path: SHOWN,
    }
    assert faults(write(tmp_path, replace(release, synthetic=SYNTHETIC), invented)) == set()


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (",0\n", ",no\n", "type-error"),
        ("Age12To17,", "Age12to17,", "constraint-error"),
        (",count,", ",number,", "incorrect-label"),
    ],
)
def test_a_cell_that_breaks_its_schema_is_found(tmp_path: Path, before: str, after: str, kind: str) -> None:
    package = write(tmp_path, assembled().release, {})
    assert not [each for each in faults(package) if each[0] == "data/table-1.csv"]
    table = tmp_path / "data/table-1.csv"
    assert before in table.read_text("utf-8")
    table.write_text(table.read_text("utf-8").replace(before, after, 1), "utf-8")
    assert ("data/table-1.csv", kind) in faults(package)
