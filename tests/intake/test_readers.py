"""Each format as it should be read: every word, where it stands, and what a person must be told."""

import pypdfium2
import pytest
from tests.intake.made import (
    RECORDINGS,
    docx_of,
    hwpx_of,
    hwpx_paragraph,
    image_of,
    pdf_of,
    raw_docx,
    xlsx_of,
    zipped,
)

from bearwitness.intake.document import PARTS, Reading
from bearwitness.intake.errors import DamagedFile, FormatNotRead
from bearwitness.intake.readers.registry import read_bytes

TABLE = [["이름", "나이"], ["가나", "21"]]


def notes(reading: Reading) -> dict[str, str]:
    return {each.code: each.value for each in reading.notes}


def spans(reading: Reading, kind: str) -> list[tuple[tuple[float, ...], str]]:
    return [(s.place, reading.text[s.start : s.end]) for s in reading.segments if s.kind == kind]


def test_html_keeps_every_word_that_is_shown() -> None:
    page = (
        "<!doctype html><html><head><title>제목</title><style>p{}</style></head><body><nav>메뉴</nav>"
        "<p>첫 <b>줄</b>\n 이어<br>둘째</p><script>no()</script><p hidden>감춤</p><pre>a\n  b</pre>"
        "<table><tr><th>이름<th>나이<tr><td>가나<td>21</table><footer>끝 &amp; &lt;b&gt;</footer></body></html>"
    )
    reading = read_bytes(page.encode())
    assert reading.text == "제목\n메뉴\n첫 줄 이어\n둘째\na\n  b\n이름\t나이\n가나\t21\n끝 & <b>\n"
    assert (reading.format, notes(reading)) == ("html", {"hidden": "1"})


def test_html_obeys_the_encoding_that_it_states() -> None:
    page = '<html><head><meta charset="euc-kr"></head><body>강</body></html>'
    assert read_bytes(page.encode("cp949")).text == "강\n"


def test_pdf_says_page_and_line() -> None:
    reading = read_bytes(pdf_of(["First page\nsecond line", "", "Third page"]))
    assert reading.text == "First page\nsecond line\nThird page\n"
    assert [place for place, _ in spans(reading, "page")] == [(1,), (3,)]
    boxes = spans(reading, "box")
    assert [words for _, words in boxes] == ["First page", "second line", "Third page"]
    assert all(left < right and bottom < top for (_, left, bottom, right, top), _ in boxes)
    assert boxes[0][0][2] > boxes[1][0][2]
    assert notes(reading) == {"pages_without_text": "2"}


@pytest.mark.parametrize(
    "data", [pdf_of(["", ""]), raw_docx("<w:p/>"), hwpx_of([""])], ids=["pdf", "docx", "hwpx"]
)
def test_a_file_of_pictures_is_said_to_be_one(data: bytes) -> None:
    reading = read_bytes(data)
    assert (reading.text.strip(), notes(reading)) == ("", {"no_text": ""})


def test_letters_that_a_pdf_does_not_name_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    """PDFium counts them, gives 0 for each, and leaves them out of its text."""
    monkeypatch.setattr(pypdfium2.PdfTextPage, "get_text_range", lambda page, errors: "Ay")
    monkeypatch.setattr(
        pypdfium2.raw, "FPDFText_GetUnicode", lambda page, index: (0, ord("A"), ord("y"))[index]
    )
    reading = read_bytes(pdf_of(["xAy"]))
    assert (reading.text, notes(reading)) == ("\ufffdAy\n", {"characters_replaced": "1"})
    assert len(spans(reading, "box")) == 1


def test_docx_has_headers_tables_and_paragraphs() -> None:
    reading = read_bytes(docx_of(["첫 문단", "둘째\t문단"], TABLE, header="머리말"))
    assert reading.text == "머리말\n첫 문단\n둘째\t문단\n이름\t나이\n가나\t21\n"
    assert spans(reading, "cell")[3] == ((1, 2, 2), "21")
    assert spans(reading, "part") == [((PARTS.index("header"), 1), "머리말")]


def test_docx_leaves_out_what_was_deleted_and_says_so() -> None:
    body = (
        "<w:p><w:r><w:t>She left </w:t></w:r><w:del w:author='X'><w:r><w:delText>in May </w:delText></w:r></w:del>"
        "<w:ins w:author='X'><w:r><w:t>in June</w:t></w:r></w:ins></w:p>"
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>inside a control</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    reading = read_bytes(
        raw_docx(
            body,
            footnotes="<w:footnote w:type='separator' w:id='0'><w:p/></w:footnote>"
            "<w:footnote w:id='1'><w:p><w:r><w:t>a note</w:t></w:r></w:p></w:footnote>",
            comments="<w:comment w:author='X'><w:p><w:r><w:t>who is X</w:t></w:r></w:p></w:comment>",
        )
    )
    assert reading.text == "She left in June\ninside a control\na note\n"
    assert notes(reading) == {"deletions": "1", "comments": "1"}
    assert spans(reading, "part") == [((PARTS.index("footnote"), 1), "a note")]


def test_hwpx_has_tables_notes_and_no_deleted_words() -> None:
    note = "<hp:footNote><hp:subList>" + hwpx_paragraph("<hp:t>각주</hp:t>") + "</hp:subList></hp:footNote>"
    words = "<hp:t>강을<hp:tab/>건넜<hp:deleteBegin Id='1'/>지워짐<hp:deleteEnd Id='1'/>다</hp:t>"
    reading = read_bytes(
        hwpx_of(["첫 문단"], TABLE, inside=hwpx_paragraph(words + f"<hp:ctrl>{note}</hp:ctrl>"))
    )
    assert reading.text == "첫 문단\n이름\t나이\n가나\t21\n강을\t건넜다\n각주\n"
    assert spans(reading, "cell")[2] == ((1, 2, 1), "가나")
    assert (reading.format, notes(reading)) == ("hwpx", {"deletions": "1"})
    assert spans(reading, "part") == [((PARTS.index("footnote"), 1), "각주")]


def test_xlsx_gives_cached_values_and_tells_of_formulas() -> None:
    data = xlsx_of({"목록": [["이름", "나이"], ["가나", 21], [None, 3.5]], "둘째": [["=1+1"]]})
    reading = read_bytes(data)
    assert reading.text == "목록\n이름\t나이\n가나\t21\n\t3.5\n둘째\n"
    assert spans(reading, "cell")[-1] == ((1, 3, 2), "3.5")
    assert notes(reading) == {"formulas": "1", "formulas_without_value": "1"}


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_stays_as_it_is_and_each_cell_has_its_place(delimiter: str) -> None:
    text = f'이름{delimiter}나이\n"가, ""나"""{delimiter}21\n\n{delimiter}'
    reading = read_bytes(text.encode(), ".csv")
    assert reading.text == text
    assert [place for place, _ in spans(reading, "cell")][:4] == [(1, 1, 1), (1, 1, 2), (1, 2, 1), (1, 2, 2)]
    assert [words for _, words in spans(reading, "cell")] == ["이름", "나이", '가, ""나""', "21"]


def test_an_open_quotation_mark_is_damage() -> None:
    with pytest.raises(DamagedFile):
        read_bytes(b'a,b\n"c,d\n', ".csv")


@pytest.mark.parametrize(
    ("form", "text", "places"),
    [
        ("webvtt", "WEBVTT\n\n00:01.500 --> 00:02.000\nhello\nthere\n\n", [((1500, 2000), "hello\nthere")]),
        ("srt", "1\n00:00:01,000 --> 00:01:02,250\n안녕\n", [((1000, 62250), "안녕")]),
        (
            "timed",
            "[00:01:02] 첫\n[00:02:03] 둘\n더\n",
            [((62000, 123000), "첫"), ((123000, 123000), "둘\n더")],
        ),
    ],
)
def test_transcripts_keep_their_time_codes(form: str, text: str, places: list[object]) -> None:
    reading = read_bytes(text.encode())
    assert (reading.format, reading.text) == (form, text)
    assert spans(reading, "time") == places


@pytest.mark.parametrize("kind", RECORDINGS)
def test_recordings_are_known_by_their_first_bytes(kind: str) -> None:
    reading = read_bytes(RECORDINGS[kind], ".txt")
    assert (reading.format, reading.text, notes(reading)) == ("recording", "", {"no_text": ""})


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
def test_images_are_kept_without_text(form: str) -> None:
    assert read_bytes(image_of(form), ".docx").format == "image"


@pytest.mark.parametrize(
    ("data", "kind", "better"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512 + b"HWP Document File", "HWP 5", "HWPX"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "DOC", "DOCX"),
        (zipped([("mimetype", "application/vnd.oasis.opendocument.spreadsheet")]), "ODS", "XLSX"),
        (zipped([("a.txt", "a")]), "ZIP", "the files that it holds, one by one"),
        (b"II*\0" + b"\0" * 20, "TIFF", "JPEG, PNG or PDF"),
        (b"{\\rtf1 words}", "RTF", "DOCX"),
        (b"\0\0\0\x18ftypheic" + b"\0" * 20, "HEIC or AVIF", "JPEG or PNG"),
    ],
)
def test_what_is_not_read_is_named_with_what_to_do(data: bytes, kind: str, better: str) -> None:
    with pytest.raises(FormatNotRead) as caught:
        read_bytes(data)
    assert caught.value.details == {"kind": kind, "better": better}


def test_a_locked_file_is_told_from_a_damaged_one() -> None:
    locked = bytearray(zipped([("word/document.xml", "x")]))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.index(mark) + at] |= 1
    with pytest.raises(FormatNotRead):
        read_bytes(bytes(locked))
    with pytest.raises(DamagedFile):
        read_bytes(zipped([("word/document.xml", "x")]))
