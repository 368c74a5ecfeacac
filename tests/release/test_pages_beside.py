"""Pages beside the record of a bundle: held to it where this edition words pages as theirs was worded, and to their key."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.release.bare import bare

from bearwitness.domain.errors import BadValue
from bearwitness.release.bundle.data_files import derived
from bearwitness.release.bundle.signature import fingerprint, public_pem, signing_key
from bearwitness.release.verifying import checks
from bearwitness.release.verifying.checks import check_figures
from bearwitness.report import edition

PEM = public_pem(signing_key(bytes(range(32))).public_key())
PAGES = ("index.html", "index.ko.html", "index.zh.html")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A bundle without a figure, whose pages say whose they are and of how many receipts: their words are tested elsewhere."""
    monkeypatch.setattr(
        checks,
        "render_pages",
        lambda release, receipts, owner: {
            each: f"{each} {release.id} {len(receipts)} {owner}" for each in PAGES
        },
    )
    texts = {path: text.encode() for path, text in derived(bare()).items()}
    pages = {each: f"{each} {bare().id} 0 {fingerprint(PEM)}".encode() for each in PAGES}
    for path, content in {**texts, **pages, "key.pub": PEM}.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(content)
    return tmp_path


def found(folder: Path, made_by: str | None = None) -> tuple[list[tuple[str, str]], bool]:
    data: dict[str, Any] = {"format": 1, "release": bare().to_json(), "receipts": []}
    figures = check_figures(folder, {**data, "made_by": made_by or edition()})
    return [(each.code, each.at) for each in figures.problems], figures.pages_checked


def test_pages_that_say_what_the_record_says_are_found_to(folder: Path) -> None:
    assert found(folder) == ([], True)


def test_each_page_that_says_something_else_or_is_missing_is_named(folder: Path) -> None:
    (folder / PAGES[1]).write_text("x")
    (folder / PAGES[2]).unlink()
    assert found(folder) == ([("disagrees", PAGES[1]), ("disagrees", PAGES[2])], True)
    assert found(folder, "another edition") == ([], False)


def test_pages_name_the_key_that_lies_beside_them(folder: Path) -> None:
    (folder / "key.pub").write_bytes(public_pem(signing_key(bytes(32)).public_key()))
    assert found(folder) == ([("disagrees", each) for each in PAGES], True)
    for wrong in (b"", b"x"):
        (folder / "key.pub").write_bytes(wrong)
        assert found(folder) == ([("disagrees", "index.html")], True)
    (folder / "key.pub").unlink()
    assert found(folder) == ([("disagrees", "index.html")], True)


def test_a_record_of_which_no_page_can_be_drawn_disagrees(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> dict[str, str]:
        raise BadValue(kind="cell", example="[null]")

    monkeypatch.setattr(checks, "render_pages", refuse)
    assert found(folder) == ([("disagrees", "index.html")], True)
