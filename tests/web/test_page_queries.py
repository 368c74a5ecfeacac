"""What a page asks of the database does not grow with its rows: five and sixty of everything that it shows."""

import json
import subprocess
import sys

import pytest
from tests.web.conftest import ROOT, environment

SHORT = {"home", "figures", "record", "passage", "source", "reviews"}
"""Pages that show numbers, one thing, or the last fifty, and so no more rows."""
WHOLE = {"desk", "two_texts", "person"}
"""Pages that show every row; the others hold theirs by pages, and grow up to one."""
LISTS = {
    *("cell", "releases", "people", "care", "own", "texts", "persons", "sources", "search", "search_claims"),
    "plan_form",
}


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[dict[str, int]]]:
    """By page, what it took over the small casebook and over the large one."""
    tmp = tmp_path_factory.mktemp("queries")
    command = [sys.executable, "-m", "tests.web.page_queries", str(tmp)]
    done = subprocess.run(command, env=environment(tmp), cwd=ROOT, stdout=subprocess.PIPE, check=True)
    found: dict[str, list[dict[str, int]]] = json.loads(done.stdout.splitlines()[-1])
    assert set(found) == SHORT | WHOLE | LISTS
    return found


@pytest.mark.parametrize("page", sorted(SHORT | WHOLE | LISTS))
def test_a_page_asks_no_more_of_a_larger_casebook(
    page: str, measured: dict[str, list[dict[str, int]]]
) -> None:
    few, many = measured[page]
    assert few["statements"] == many["statements"]


def test_the_larger_casebook_is_really_shown(measured: dict[str, list[dict[str, int]]]) -> None:
    for page in LISTS:
        few, many = measured[page]
        assert many["rows"] > few["rows"] or many["bytes"] > 1.1 * few["bytes"], page
    for page in WHOLE:
        few, many = measured[page]
        assert many["bytes"] > 3 * few["bytes"], page
