"""The report on paper says what the page says, aloud too, in letters of its own."""

from __future__ import annotations

import ctypes
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
import typst
from tests.release.sample import AT, assembled

from bearwitness.domain.messages import LANGUAGES, Language
from bearwitness.report import page_name, paper_name, render_paper
from bearwitness.report.typst_code import Element, parse_page, quoted, typst_of
from bearwitness.report.wide_tables import fitted
from bearwitness.report.words import Speaker

TITLES = {"en": "What 260 people told us", "ko": "260명이 들려준 이야기", "zh": "260 人的讲述"}


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> Language:
    chosen: Language = request.param
    return chosen


@pytest.fixture
def paper(untouched: Path, language: Language) -> Iterator[pypdfium2.PdfDocument]:
    document = pypdfium2.PdfDocument((untouched / paper_name(language)).read_bytes())
    yield document
    document.close()


def squeezed(text: str) -> str:
    """Text without blanks, hyphens at line ends and marks of direction."""
    return re.sub(r"[\s\u00ad\ufffe\u200b]+|-", "", text)


def texts(element: Element) -> list[str]:
    if element.name in {"head", "nav"} or element.classes == "unseen":
        return []
    own = [each for each in element.children if isinstance(each, str)]
    return own + [text for each in element.children if isinstance(each, Element) for text in texts(each)]


def test_remarks_and_the_short_table_above_them_stay_on_one_sheet() -> None:
    """Nobody reads a remark at the head of a sheet on which its table does not stand."""
    page = parse_page(
        "<html><body><div><table><caption>C</caption><thead><tr><th>A</th><th>B</th></tr></thead>"
        '<tbody><tr><td>1</td><td>2</td></tr></tbody></table></div><p class="note">n</p><p class="frame">f</p>'
        "<p>plain</p></body></html>"
    )
    code = typst_of(page)
    assert "sheet(2, false, true, " in code
    assert re.search(
        r"remarks\(\{ p-note\([^;]*; \"n\" \}\); p-frame\([^;]*; \"f\" \}\) \}\); p-plain", code
    ), code


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (
            "1999-03/1999-06",
            {"en": "March 1999 to June 1999", "ko": "1999년 3월~1999년 6월", "zh": "1999年3月至1999年6月"},
        ),
        ("../2009", {"en": "2009 or earlier", "ko": "2009년 또는 그 이전", "zh": "2009年或更早"}),
        (
            "1998?/2003",
            {
                "en": "1998 (uncertain) to 2003",
                "ko": "1998년(불확실)~2003년",
                "zh": "1998年（不确定）至2003年",
            },
        ),
    ],
)
def test_a_period_is_said_in_plain_words(period: str, words: dict[Language, str]) -> None:
    assert {each: Speaker(language=each).period(period) for each in LANGUAGES} == words


def test_every_word_of_the_page_is_on_paper(
    untouched: Path, paper: pypdfium2.PdfDocument, language: Language
) -> None:
    """A letter without a glyph would be missing here."""
    page = (untouched / page_name(language)).read_text(encoding="utf-8")
    whole = squeezed("".join(each.get_textpage().get_text_range() for each in paper))
    footers = re.escape(squeezed(f"{TITLES[language]} · {AT[:10]}")) + r"\d+/\d+"
    plain = re.sub(footers, "", whole)
    said = [each for text in texts(parse_page(page)) if (each := squeezed(text))]
    assert len(said) > 200
    assert [each for each in said if each not in plain] == []


def test_a_heading_stays_on_the_sheet_of_its_chart(
    untouched: Path, paper: pypdfium2.PdfDocument, language: Language
) -> None:
    """The title stands over the chart; over the table it stands under the name of the chart's data."""
    sheets = [squeezed(each.get_textpage().get_text_range()) for each in paper]
    release = json.loads((untouched / "receipts.json").read_text("utf-8"))["release"]
    figures = [*release["tables"], *release["estimates"]]
    assert len(figures) >= 4
    for each in figures:
        data = squeezed(f"data/{each['figure']}.csv")
        above, found, _ = next(text for text in sheets if data in text).partition(data)
        assert found
        assert squeezed(each["title"][language]) in above, each["figure"]


def elements(page: pypdfium2.PdfPage) -> Iterator[tuple[str, str]]:
    """Kind and alternative text of every element that a screen reader meets."""
    tree = pdfium.FPDF_StructTree_GetForPage(page)
    assert tree

    def said(read: object, element: object) -> str:
        size = read(element, None, 0)  # type: ignore[operator]  # pdfium's functions have no types
        held = ctypes.create_string_buffer(max(size, 2))
        read(element, held, size)  # type: ignore[operator]  # pdfium's functions have no types
        return held.raw[: max(size - 2, 0)].decode("utf-16-le")

    def walk(element: object) -> Iterator[tuple[str, str]]:
        yield (
            said(pdfium.FPDF_StructElement_GetType, element),
            said(pdfium.FPDF_StructElement_GetAltText, element),
        )
        for place in range(max(pdfium.FPDF_StructElement_CountChildren(element), 0)):
            if child := pdfium.FPDF_StructElement_GetChildAtIndex(element, place):
                yield from walk(child)

    for place in range(pdfium.FPDF_StructTree_CountChildren(tree)):
        yield from walk(pdfium.FPDF_StructTree_GetChildAtIndex(tree, place))
    pdfium.FPDF_StructTree_Close(tree)


def test_a_screen_reader_finds_its_way(paper: pypdfium2.PdfDocument) -> None:
    found = [each for page in paper for each in elements(page)]
    kinds = {kind for kind, _ in found}
    assert {"H1", "H2", "H3", "P", "L", "LI", "Table", "TR", "TH", "TD", "Figure"} <= kinds
    pictures = [words for kind, words in found if kind == "Figure"]
    assert len(pictures) == 8
    assert all(len(words) > 20 for words in pictures)


def test_it_says_its_standard_language_and_title(
    untouched: Path, paper: pypdfium2.PdfDocument, language: Language
) -> None:
    content = (untouched / paper_name(language)).read_bytes()
    assert b"<pdfuaid:part>1</pdfuaid:part>" in content
    assert re.search(rb"/Lang\s*\(" + {"en": b"en", "ko": b"ko", "zh": b"zh-CN"}[language] + rb"\)", content)
    assert paper.get_metadata_dict()["Title"] == TITLES[language]
    assert paper.get_metadata_dict()["Author"] == ""


def test_only_its_own_letters_are_used(untouched: Path, language: Language) -> None:
    content = (untouched / paper_name(language)).read_bytes()
    fonts = set(re.findall(rb"/BaseFont\s*/[A-Z]{6}\+([A-Za-z-]+)", content))
    assert fonts
    assert all(each.startswith((b"NotoSans", b"DejaVuSansMono")) for each in fonts), fonts


def test_the_same_page_gives_the_same_paper(untouched: Path, language: Language) -> None:
    figures = {
        each.relative_to(untouched).as_posix(): each.read_bytes() for each in untouched.glob("figures/*.svg")
    }
    page = (untouched / page_name(language)).read_text(encoding="utf-8")
    again = render_paper(assembled().release, page, figures, language)
    assert again == (untouched / paper_name(language)).read_bytes()


def test_a_picture_without_words_is_refused(untouched: Path) -> None:
    path = "figures/table-1.en.svg"
    picture = (untouched / path).read_bytes()
    page = f'<html><body><h1>A</h1><img src="{path}"></body></html>'
    with pytest.raises(KeyError):
        render_paper(assembled().release, page, {path: picture}, "en")
    bare = b'#set document(title: "A")\n#image(bytes("<svg xmlns=\\"http://www.w3.org/2000/svg\\"/>"))'
    with pytest.raises(typst.TypstError, match="PDF/UA-1"):
        typst.compile(bare, pdf_standards=["ua-1"], ignore_system_fonts=True)


@pytest.mark.parametrize(
    "hostile", ['"); read("/etc/passwd"); ("', "#eval(1)", "\\", "$x$", "a\nb", "*b* _c_"]
)
def test_hostile_words_stay_words(hostile: str) -> None:
    source = f"#metadata({quoted(hostile)}) <said>".encode()
    said = json.loads(typst.query(source, "<said>", field="value", one=True))
    assert said == hostile.replace("\n", " ")


def test_a_table_whose_numbers_are_all_withheld_has_no_empty_part() -> None:
    table = "<table><caption>a</caption><thead><tr><th>a</th></tr></thead><tbody></tbody></table>"
    assert ", ," not in typst_of(parse_page(table))
    assert ", )" not in typst_of(parse_page(table))


def wide(columns: int) -> str:
    def row(name: str, first: int) -> str:
        cells = "".join(f"<td>{first + each}</td>" for each in range(1, columns))
        return f'<tr><th scope="row">{name}</th>{cells}</tr>'

    head = "".join(f"<th>h{each}</th>" for each in range(columns))
    body = f"<thead><tr>{head}</tr></thead><tbody>{row('a', 100)}{row('b', 200)}</tbody>"
    return f"<div><table><caption>c</caption>{body}<tfoot>{row('all', 300)}</tfoot></table></div>"


@pytest.mark.parametrize(("columns", "parts"), [(10, [10]), (11, [6, 6]), (19, [10, 10]), (20, [7, 8, 7])])
def test_a_wide_table_is_set_in_parts_that_each_say_whose_row_it_is(columns: int, parts: list[int]) -> None:
    tables = fitted(parse_page(wide(columns))).named("table")
    rows = [[list(texts(row)) for row in each.named("tr")] for each in tables]
    assert [{len(row) for row in each} for each in rows] == [{number} for number in parts]
    assert all([row[0] for row in each] == ["h0", "a", "b", "all"] for each in rows)
    assert all([*texts(each.named("caption")[0])] == ["c"] for each in tables)
    assert [cell for each in rows for cell in each[1][1:]] == [str(100 + each) for each in range(1, columns)]
