"""Every method has its page, in the index and with its papers, and the numbers on it are what the code gives."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

from bearwitness.estimate.methods.methods import CITATIONS, METHODS

DOCS = Path(__file__).parents[2] / "docs"
HEADINGS = ["What it assumes", "When it fails", "A published table, worked", "Papers"]


def test_the_index_lists_every_method_and_each_has_a_page() -> None:
    index = re.findall(
        r"^\| \[`(\w+)`\]\(methods/(\w+)\.md\)", (DOCS / "estimation.md").read_text("utf-8"), re.M
    )
    assert [name for name, _ in index] == [name for _, name in index]
    assert sorted(name for name, _ in index) == sorted(METHODS)
    assert sorted(path.stem for path in (DOCS / "methods").glob("*.md")) == sorted(METHODS)


@pytest.mark.parametrize("name", METHODS)
def test_a_page_says_what_is_assumed_and_names_the_papers(name: str) -> None:
    page = (DOCS / "methods" / f"{name}.md").read_text("utf-8")
    assert [each for each in re.findall(r"^## (.+)$", page, re.M) if each != "How fast"] == HEADINGS
    assert [paper for paper in CITATIONS[name] if paper not in page] == []


@pytest.mark.parametrize("name", METHODS)
def test_the_numbers_on_a_page_are_what_the_code_gives(name: str) -> None:
    found = doctest.testfile(str(DOCS / "methods" / f"{name}.md"), module_relative=False)
    assert found.attempted > 3
    assert found.failed == 0
