"""Any text comes back through every format, and every segment lies in the text."""

import csv
import io
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.intake.made import docx_of, hwpx_of, raw_docx, xlsx_of

from bearwitness.demo.world import make_world
from bearwitness.domain.errors import BearwitnessError
from bearwitness.intake.document import Reading
from bearwitness.intake.encoding import decoded
from bearwitness.intake.errors import NotText, UncertainEncoding
from bearwitness.intake.parsing.answer import reading_from
from bearwitness.intake.parsing.child import frames_of
from bearwitness.intake.place import Places, clock, place_in_words, place_to_json
from bearwitness.intake.readers.registry import read_bytes

LETTERS = st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co", "Zl", "Zp"], exclude_characters="\ufeff")
WORDS = st.text(LETTERS, min_size=1, max_size=20).map(lambda t: " ".join(t.split())).filter(bool)
LINES = st.lists(WORDS, min_size=1, max_size=4)
TABLE = st.lists(st.lists(WORDS, min_size=2, max_size=2), min_size=1, max_size=3)
few = settings(max_examples=25, deadline=None)


def held_together(reading: Reading) -> Reading:
    """The reading after its way from child to parent, its segments checked."""
    assert all(0 <= each.start < each.end <= len(reading.text) for each in reading.segments)
    assert [each.start for each in reading.segments] == sorted(each.start for each in reading.segments)
    pipe = io.BytesIO(b"".join(frames_of(reading)))
    assert reading_from(pipe.read) == reading
    return reading


def cells(reading: Reading) -> list[list[str]]:
    rows: dict[tuple[float, float], list[str]] = {}
    for each in reading.segments:
        if each.kind == "cell":
            rows.setdefault((each.place[0], each.place[1]), []).append(reading.text[each.start : each.end])
    return list(rows.values())


@few
@given(LINES, TABLE)
def test_docx(lines: list[str], table: list[list[str]]) -> None:
    reading = held_together(read_bytes(docx_of(lines, table)))
    assert reading.text == "".join(f"{line}\n" for line in [*lines, *("\t".join(row) for row in table)])
    assert cells(reading) == table


@few
@given(LINES)
def test_footnotes(lines: list[str]) -> None:
    notes = "".join(
        f"<w:footnote w:id='{n}'><w:p><w:r><w:t>{escape(x)}</w:t></w:r></w:p></w:footnote>"
        for n, x in enumerate(lines)
    )
    reading = held_together(read_bytes(raw_docx("<w:p/>", footnotes=notes)))
    assert [reading.text[each.start : each.end] for each in reading.segments] == lines


@few
@given(LINES, TABLE)
def test_hwpx(lines: list[str], table: list[list[str]]) -> None:
    reading = held_together(read_bytes(hwpx_of(lines, table)))
    assert reading.text == "".join(f"{line}\n" for line in [*lines, *("\t".join(row) for row in table)])
    assert cells(reading) == table


@few
@given(TABLE)
def test_xlsx(table: list[list[str]]) -> None:
    quoted = [[f"x{cell}" for cell in row] for row in table]
    reading = held_together(read_bytes(xlsx_of({"a": quoted})))
    assert cells(reading) == quoted


@few
@given(TABLE)
def test_csv(table: list[list[str]]) -> None:
    table = [["강", "江"], *table]
    out = io.StringIO()
    csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(table)
    reading = held_together(read_bytes(out.getvalue().encode(), ".csv"))
    assert [[cell.replace('""', '"') for cell in row] for row in cells(reading)] == table


@few
@given(LINES)
def test_html(lines: list[str]) -> None:
    page = "<html><meta charset=utf-8>" + "".join(f"<p>{escape(line)}</p>" for line in lines)
    reading = held_together(read_bytes(page.encode()))
    assert reading.text.split() == " ".join(lines).split()


@few
@given(st.text(LETTERS, max_size=60))
def test_text_in_every_unicode_encoding(words: str) -> None:
    text = f"강 {words}"
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-32"):
        reading = held_together(read_bytes(text.encode(encoding), ".txt"))
        assert (reading.format, reading.text) == ("text", text)


WORLD = {source.language: source.text for source in make_world().sources if source.kind == "testimony"}


@pytest.mark.parametrize(
    ("language", "encoding", "found"),
    [
        ("ko", "cp949", "cp949"),
        ("ko", "euc-kr", "cp949"),
        ("zh", "gb18030", "gb18030"),
        ("zh", "gbk", "gb18030"),
        ("ko", "utf-16-le", "utf-16-le"),
        ("zh", "utf-16-be", "utf-16-be"),
    ],
)
def test_a_testimony_in_an_old_encoding_is_read(language: str, encoding: str, found: str) -> None:
    text = WORLD[language]  # type: ignore[index]
    assert decoded(text.encode(encoding)) == (text, found)


def test_traditional_chinese_in_big5() -> None:
    text = "我在那個村子裡住了三年,後來他們把我賣給了另外一個人。\n"
    assert decoded(text.encode("big5")) == (text, "big5")


@pytest.mark.parametrize(
    "data",
    [
        "강".encode("cp949"),
        "中文".encode("gb18030"),
        "café".encode("cp1252"),
        b"\xff\xfa x",
        "联通".encode("gbk"),
    ],
)
def test_what_is_too_short_or_strange_is_refused_until_somebody_says(data: bytes) -> None:
    with pytest.raises(UncertainEncoding) as caught:
        decoded(data)
    assert "--encoding" in str(caught.value)


def test_western_letters_are_utf_8() -> None:
    assert decoded("café, naïve".encode()) == ("café, naïve", "utf-8")
    assert decoded("Анна пришла".encode()) == ("Анна пришла", "utf-8")


def test_what_somebody_says_holds_or_is_refused() -> None:
    assert decoded("강".encode("cp949"), "cp949") == ("강", "cp949")
    assert decoded("café".encode("cp1252"), "cp1252") == ("café", "cp1252")
    with pytest.raises(NotText) as caught:
        decoded("ab강".encode(), "cp949")
    assert caught.value.details == {"position": 4}


@given(st.binary(max_size=120))
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        held_together(read_bytes(data))
    except BearwitnessError as error:
        assert error.room in ("intake", "domain")  # noqa: PT017


def test_places_are_said_in_words() -> None:
    reading = read_bytes(b"[00:01:02] one\n[01:02:03] two\n")
    at = reading.text.index("two")
    place = Places(reading.segments).of(at, at + 3)
    assert place is not None
    assert place_to_json(place) == {"begin": 3723.0, "end": 3723.0}
    assert place_in_words(place, "ko") == "시각 01:02:03"
    assert Places(()).of(0, 1) is None
    assert clock(3_723_999) == "01:02:03"
