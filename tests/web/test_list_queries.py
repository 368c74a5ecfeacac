"""What a page of a list asks of the database does not grow with its rows."""

import json
import subprocess
import sys

import pytest
from tests.web.conftest import ROOT, environment

pytestmark = pytest.mark.xdist_group("web")
SHORT = {"home", "figures", "record"}
"""Pages that show numbers, or the last fifty, and so no more rows."""


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[list[int]]]:
    tmp = tmp_path_factory.mktemp("queries")
    command = [sys.executable, "-m", "tests.web.list_queries", str(tmp)]
    done = subprocess.run(command, env=environment(tmp), cwd=ROOT, stdout=subprocess.PIPE, check=True)
    found: dict[str, list[list[int]]] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("page", ["home", "figures", "cell", "releases", "people", "record", "care", "own"])
def test_a_longer_list_asks_no_more(page: str, counted: dict[str, list[list[int]]]) -> None:
    (few, rows), (many, more) = counted[page]
    assert few == many
    assert page in SHORT or more > rows, "nothing grew"
