"""The papers, read by qpdf: sound files that a screen reader can follow and that bring their letters with them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest

from bearwitness.domain.messages import LANGUAGES, Language
from bearwitness.report import paper_name

DRAWS = frozenset({"Tj", "TJ", "'", '"', "Do", "EI", "sh", "f", "F", "f*", "S", "s", "B", "B*", "b", "b*"})
"""Operators that put something on the sheet."""
FONT_FILES = frozenset({"/FontFile", "/FontFile2", "/FontFile3"})
TAGS = {"en": "en", "ko": "ko", "zh": "zh-CN"}


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    chosen: Language = request.param
    return chosen


@pytest.fixture
def paper(untouched: Path, language: Language) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(untouched / paper_name(language)) as document:
        yield document


def elements(held: pikepdf.Object | None) -> Iterator[pikepdf.Object]:
    """Every element of the structure, in the order in which it is read aloud."""
    if isinstance(held, pikepdf.Array):
        for each in held:
            yield from elements(each)
    elif isinstance(held, pikepdf.Dictionary) and "/S" in held:
        yield held
        yield from elements(held.get("/K"))


def tags(paper: pikepdf.Pdf) -> list[pikepdf.Object]:
    return list(elements(paper.Root.StructTreeRoot.K))


def unmarked(page: pikepdf.Page) -> list[str]:
    """What is drawn outside every mark: neither read aloud nor said to be mere decoration."""
    depth, found = 0, []
    for each in pikepdf.parse_content_stream(page):
        name = str(each.operator)
        if name in {"BDC", "BMC"}:
            depth += 1
        elif name == "EMC":
            depth -= 1
        elif name in DRAWS and depth == 0:
            found.append(name)
    assert depth == 0
    return found


def fonts(resources: pikepdf.Object | None) -> Iterator[pikepdf.Object]:
    """Fonts of a sheet and of the drawings on it."""
    if resources is None:
        return
    yield from (font for _, font in (resources.get("/Font") or pikepdf.Dictionary()).items())
    for _, drawn in (resources.get("/XObject") or pikepdf.Dictionary()).items():
        yield from fonts(drawn.get("/Resources"))


def test_the_file_is_sound(paper: pikepdf.Pdf) -> None:
    assert paper.check_pdf_syntax() == []
    assert not paper.is_encrypted


def test_it_says_its_language_title_and_standard(paper: pikepdf.Pdf, language: Language) -> None:
    root = paper.Root
    assert str(root.Lang) == TAGS[language]
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    assert bool(root.MarkInfo.Marked)
    assert not bool(root.MarkInfo.get("/Suspects", False))
    with paper.open_metadata() as said:
        assert said["pdfuaid:part"] == "1"
        assert said["dc:title"]
        assert "dc:creator" not in said


def test_every_picture_has_words_and_every_head_says_of_what(paper: pikepdf.Pdf) -> None:
    found = tags(paper)
    pictures = [each for each in found if each.S == "/Figure"]
    assert len(pictures) == 8
    assert all(len(str(each.get("/Alt", ""))) > 20 for each in pictures)
    heads = [each for each in found if each.S == "/TH"]
    assert len(heads) > 20
    assert all(any("/Scope" in attributes for attributes in each.A) for each in heads)


def test_no_heading_skips_a_level(paper: pikepdf.Pdf) -> None:
    names = [str(each.S) for each in tags(paper)]
    levels = [int(each[2:]) for each in names if each[:2] == "/H" and each[2:].isdigit()]
    assert levels[0] == 1
    assert max(levels) >= 3
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_all_that_is_drawn_is_read_aloud_or_said_to_be_decoration(paper: pikepdf.Pdf) -> None:
    assert [unmarked(each) for each in paper.pages] == [[]] * len(paper.pages)


def test_sheets_are_read_in_the_order_of_their_structure(paper: pikepdf.Pdf) -> None:
    assert len(paper.pages) > 5
    assert {str(each.get("/Tabs")) for each in paper.pages} == {"/S"}


def test_every_font_is_in_the_file_and_its_letters_can_be_copied(paper: pikepdf.Pdf) -> None:
    held = [font for page in paper.pages for font in fonts(page.get("/Resources"))]
    assert len(held) > len(paper.pages)
    for font in held:
        lower = font.DescendantFonts[0] if "/DescendantFonts" in font else font
        assert FONT_FILES & set(lower.FontDescriptor.keys())
        assert "/ToUnicode" in font


def test_what_lies_unmarked_is_found() -> None:
    """The check itself: one line that no mark encloses, beside one that says it is decoration."""
    document = pikepdf.new()
    page = document.add_blank_page()
    page.Contents = document.make_stream(b"/Artifact BMC 0 0 m 9 9 l S EMC 0 0 m 9 9 l S")
    assert unmarked(page) == ["S"]
    whole = io.BytesIO()
    document.save(whole)
    whole.seek(0)
    with pikepdf.open(whole) as read:
        assert "/StructTreeRoot" not in read.Root
