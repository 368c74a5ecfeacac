"""Bytes to text: unchanged but for the byte order mark and line ends; everything else refused with its place."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bearwitness.domain.errors import BearwitnessError
from bearwitness.intake.errors import (
    DocumentIsFolder,
    DocumentNotFound,
    DocumentTooLarge,
    NotText,
    NotUtf8,
    OtherEncoding,
)
from bearwitness.intake.text import LIMIT, document_of, read_document

TEXT = "첫 줄\r\nsecond line\n第三行\ttab"


def test_mark_and_line_ends_go_and_nothing_else() -> None:
    document = document_of(b"\xef\xbb\xbf" + TEXT.encode())
    assert document.text == TEXT.replace("\r\n", "\n")
    assert document.length == len(document.text)
    assert document.sha256 == hashlib.sha256(document.text.encode()).hexdigest()
    assert document.original_sha256 == hashlib.sha256(b"\xef\xbb\xbf" + TEXT.encode()).hexdigest()


def test_decomposed_letters_and_inner_marks_stay() -> None:
    text = "e\u0301 \ufeff ｆｕｌｌ\u00a0가\r"
    assert document_of(text.encode()).text == text


@pytest.mark.parametrize(
    ("data", "error", "details"),
    [
        (TEXT.encode("utf-16"), OtherEncoding, {"encoding": "UTF-16"}),
        (TEXT.encode("utf-32"), OtherEncoding, {"encoding": "UTF-32"}),
        ("abc한국".encode("cp949"), NotUtf8, {"position": 3}),
        ("中文".encode("gb18030"), NotUtf8, {"position": 0}),
        (b"abc\x00def", NotText, {"position": 3}),
        (b"%PDF-1.7\n\x01", NotText, {"position": 9}),
        (b"x" * (LIMIT + 1), DocumentTooLarge, {"size": LIMIT + 1, "limit": LIMIT}),
    ],
    ids=["utf16", "utf32", "cp949", "gb18030", "nul", "control", "large"],
)
def test_what_is_not_utf8_text_is_refused(
    data: bytes, error: type[BearwitnessError], details: dict[str, object]
) -> None:
    with pytest.raises(error) as caught:
        document_of(data)
    assert caught.value.details == details


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    refused, text = 0, ""
    try:
        text = document_of(data).text
    except BearwitnessError as error:
        refused = error.exit_code
    assert refused in (*range(40, 50), 0)
    assert refused or text.encode() == data.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")


def test_files(tmp_path: Path) -> None:
    path = tmp_path / "secret-name.md"
    with pytest.raises(DocumentNotFound) as missing:
        read_document(path)
    with pytest.raises(DocumentIsFolder):
        read_document(tmp_path)
    assert "secret" not in str(missing.value)
    path.write_bytes(TEXT.encode())
    assert read_document(path) == document_of(TEXT.encode())
