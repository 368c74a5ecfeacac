"""The demo, whole: what leaves verifies, small cells stay, and who withdrew is gone."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from bearwitness.demo.picture import TRACE, draw_picture
from bearwitness.demo.world import World
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


def test_the_demo_quotes_what_was_asked_about_and_read_again(
    demo: tuple[Path, dict[str, object]], world: World
) -> None:
    receipts = json.loads((demo[0] / "release" / "receipts.json").read_text("utf-8"))
    quotes = receipts["release"]["quotes"]
    assert sorted(each["language"] for each in quotes) == ["en", "ko", "zh"]
    asked = [(source, source.asked) for source in world.sources if source.asked]
    for each, (source, passage) in zip(quotes, asked, strict=True):
        (place,) = passage.leave_out
        said = source.text[passage.start : place[0]], source.text[place[1] : passage.end]
        assert each["words"] == "[…]".join(said)
        assert source.text[slice(*place)] not in each["words"]


def test_the_demo_shows_a_picture_without_the_traces_of_its_file(
    demo: tuple[Path, dict[str, object]],
) -> None:
    assert draw_picture().count(TRACE.encode()) >= 2
    folder = demo[0] / "release"
    with Image.open(folder / "figures" / "image-1.png") as left:
        assert (dict(left.getexif()), left.info) == ({}, {})
    assert not any(TRACE.encode() in each.read_bytes() for each in folder.rglob("*") if each.is_file())


def test_a_second_demo_does_not_write_over_the_first(demo: tuple[Path, dict[str, object]]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "bearwitness", "demo", "--out", str(demo[0])],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 95
    assert "DemoExists" in done.stderr
