"""The reference pages of the codebook are what the tool writes today, and their example is an extension."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from bearwitness.domain.codebook import codebook, load_codebook

ROOT = Path(__file__).parents[2]
PAGES = ["codebook.md", "codebook.ko.md", "codebook.zh.md"]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    subprocess.run([sys.executable, str(ROOT / "tools" / "write-codebook-page"), str(folder)], check=True)
    return folder


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_current(written: Path, name: str) -> None:
    page = (ROOT / "docs" / name).read_text("utf-8")
    assert page == (written / name).read_text("utf-8"), "run tools/write-codebook-page"
    for each in codebook().lists.values():
        assert f"(`{each.id}`)" in page
        assert all(f"| `{code}` |" in page for code in each.codes)


@pytest.mark.parametrize("name", PAGES)
def test_the_example_is_an_extension(name: str) -> None:
    (text,) = re.findall(r"```yaml extension\n(.*?)```", (ROOT / "docs" / name).read_text("utf-8"), re.DOTALL)
    book = load_codebook(text.encode())
    assert "fld_Teacher" in book.codes("person_role")
    assert "fld_schooled" in book.properties
