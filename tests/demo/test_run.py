"""The demo, whole: what leaves verifies, small cells stay, and who withdrew is gone."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bearwitness.domain.release import Release
from bearwitness.release.verifying.verify import verify_bundle
from bearwitness.report.network import drawn_flows


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, object]]:
    out = tmp_path_factory.mktemp("demo") / "out"
    done = subprocess.run(
        [sys.executable, "-m", "bearwitness", "demo", "--out", str(out), "--json"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout)
    return out, found


def test_the_demo_ends_in_a_release_that_holds(demo: tuple[Path, dict[str, object]]) -> None:
    out, found = demo
    assert found["ok"] is True
    assert found["truth"] == {"population": 1240, "reachable": 900, "out_of_reach": 340, "on_record": 300}
    assert Path(str(found["report"])) == out / "release" / "index.html"
    masking = found["masking"]
    assert isinstance(masking, dict)
    assert masking["confirmed"] >= 168
    verified = verify_bundle(out / "release")
    assert verified.ok
    assert set(verified.recomputed) >= {"published-UKdat", "published-Ned", "published-Kosovo"}


def test_no_cell_under_ten_leaves(demo: tuple[Path, dict[str, object]]) -> None:
    receipts = json.loads((demo[0] / "release" / "receipts.json").read_text("utf-8"))
    tables = receipts["release"]["tables"]
    counts = [cell["count"] for table in tables for cell in table["cells"]]
    shown = [count for count in counts if count is not None]
    assert len(shown) > 20
    assert min(shown) >= 10
    assert None in counts


def test_the_demo_shows_a_network_of_groups_that_are_known(demo: tuple[Path, dict[str, object]]) -> None:
    (drawn,) = (demo[0] / "release" / "figures").glob("*.network.en.svg")
    release = Release.from_json(
        json.loads((demo[0] / "release" / "receipts.json").read_text("utf-8"))["release"]
    )
    (table,) = (each for each in release.tables if each.network)
    bands = [each for each in drawn_flows(table) if not each.apart]
    assert len(bands) >= 5
    assert drawn.read_text("utf-8").count("<path ") == 2 * len(drawn_flows(table))


def test_a_second_demo_does_not_write_over_the_first(demo: tuple[Path, dict[str, object]]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bearwitness", "demo", "--out", str(demo[0])],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 95
    assert "DemoExists" in done.stderr
