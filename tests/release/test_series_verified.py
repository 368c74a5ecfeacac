"""A series is added up and drawn again by `verify`, as a table and a picture are."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.release.dated import YEARLY, left, persons
from tests.release.sample import SEED
from tests.release.signing import sign_again

from bearwitness.release.bundle.bundle import bundle_files, write_bundle
from bearwitness.release.verifying.verify import verify_bundle

SIZES = {"1999": 30, "2000": 25, "2002": 40, "2010": 22, "2023": 6, "2024": 7, "+From2000To2004": 15, "": 20}
DRAWN = "figures/series-1.series.en.svg"


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    return bundle_files(left(persons(SIZES), YEARLY, period="1999/2024"), SEED)


@pytest.fixture
def bundle(files: dict[str, bytes], tmp_path: Path) -> Path:
    return write_bundle(files, tmp_path)


def test_it_verifies_and_is_recomputed_as_a_table_is(bundle: Path) -> None:
    found = verify_bundle(bundle)
    assert (found.recomputed, found.attested, found.problems) == (("series-1.sums",), ("series-1",), ())
    assert (bundle / "data/series-1.parquet").exists()
    assert (bundle / "report.zh.pdf").exists()


def test_the_bundle_is_the_same_to_the_byte_each_time(files: dict[str, bytes]) -> None:
    again = bundle_files(left(persons(SIZES), YEARLY, period="1999/2024"), SEED)
    assert again == files


def test_a_step_drawn_higher_is_found_though_every_number_is_right(bundle: Path) -> None:
    path = bundle / DRAWN
    drawn = path.read_text("utf-8")
    step = drawn.split('<path d="M44.0 ')[1].split("V")[0]
    path.write_text(drawn.replace(f"M44.0 {step}V{step}", "M44.0 30V30", 1), encoding="utf-8")
    assert path.read_text("utf-8") != drawn
    sign_again(bundle, SEED)
    assert [(each.code, each.at) for each in verify_bundle(bundle).problems] == [("disagrees", DRAWN)]


def _no_dimension(table: dict[str, Any]) -> None:
    table["dimensions"] = []
    table["cells"] = [{"key": [], "count": 137}]


def _a_cell_less(table: dict[str, Any]) -> None:
    table["cells"].pop(3)


def _another_step(table: dict[str, Any]) -> None:
    table["series"]["step"] = "decade"


def _outside_of_what(table: dict[str, Any]) -> None:
    table["series"]["outside"] = ["1066"]


@pytest.mark.parametrize("forge", [_no_dimension, _a_cell_less, _another_step, _outside_of_what])
def test_a_record_that_is_no_series_is_unreadable_and_nothing_breaks(
    forge: Callable[[dict[str, Any]], None], bundle: Path
) -> None:
    path = bundle / "receipts.json"
    data = json.loads(path.read_text("utf-8"))
    forge(data["release"]["tables"][0])
    path.write_text(json.dumps(data), encoding="utf-8")
    sign_again(bundle, SEED)
    assert ("unreadable", "receipts.json") in [
        (each.code, each.at) for each in verify_bundle(bundle).problems
    ]


def test_a_number_that_does_not_add_up_is_found(bundle: Path) -> None:
    path = bundle / "receipts.json"
    data = json.loads(path.read_text("utf-8"))
    next(each for each in data["release"]["tables"][0]["cells"] if each["key"] == ["1999"])["count"] = 3000
    path.write_text(json.dumps(data), encoding="utf-8")
    sign_again(bundle, SEED)
    assert ("sum", "series-1.sums") in [(each.code, each.at) for each in verify_bundle(bundle).problems]
