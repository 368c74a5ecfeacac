"""The queries of a page do not grow with its rows: ten and two hundred passages, claims, persons and sources."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.web.conftest import ROOT

pytestmark = pytest.mark.xdist_group("web")
PAGES = {
    "desk",
    "texts",
    "persons",
    "person",
    "passage",
    "reviews",
    "sources",
    "source",
    "search",
    "search_claims",
}


@pytest.fixture(scope="module")
def counts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, float]]]:
    """By page, what it took over the small casebook and over the large one."""
    own = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
    folder: Path = tmp_path_factory.mktemp("queries")
    command = [sys.executable, "-m", "tests.web.page_queries", str(folder)]
    done = subprocess.run(command, env=own, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, list[dict[str, float]]] = json.loads(done.stdout.splitlines()[-1])
    return found


def test_no_page_asks_more_of_a_larger_casebook(counts: dict[str, list[dict[str, float]]]) -> None:
    assert set(counts) == PAGES
    assert {name: [each["queries"] for each in both] for name, both in counts.items()} == {
        name: [both[0]["queries"]] * 2 for name, both in counts.items()
    }


def test_the_larger_casebook_is_really_shown(counts: dict[str, list[dict[str, float]]]) -> None:
    """Lists that hold their rows by pages grow up to a page; the others with every row."""
    grown = {name: both[1]["bytes"] / both[0]["bytes"] for name, both in counts.items()}
    assert grown["desk"] > 5
    assert grown["person"] > 5
    assert all(grown[name] > 1.1 for name in ("texts", "persons", "sources", "search", "search_claims"))
