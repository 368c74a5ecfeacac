"""Files that are small on the disk and ruinous when opened."""

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Callable

from tests.intake.made import HS, docx_of, hwpx_of, pdf_of, png_head, xlsx_of, zipped

MANY = 64 << 20
LAUGHS = (
    "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'ha'>"
    + "".join(f"<!ENTITY {chr(98 + n)} '{f'&{chr(97 + n)};' * 10}'>" for n in range(9))
    + "]>"
)
OUTSIDE = "<!DOCTYPE x [<!ENTITY j SYSTEM 'file:///etc/hostname'>]>"
SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def inside(bomb: str, text: str = "&j;") -> str:
    return f"{bomb}<w:document {SPACE}><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>"


def with_part(data: bytes, name: str, part: bytes | str) -> bytes:
    """The same zip with one part replaced."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        kept = [(each, archive.read(each)) for each in archive.namelist() if each != name]
    return zipped([*kept, (name, part)])


def lying(data: bytes, name: str, declared: int) -> bytes:
    """The same zip, where both heads of an entry declare another size."""
    raw = bytearray(data)
    for mark, size_at, name_at in ((b"PK\x03\x04", 22, 30), (b"PK\x01\x02", 24, 46)):
        at = raw.index(mark)
        while raw[at + name_at : at + name_at + len(name)] != name.encode():
            at = raw.index(mark, at + 1)
        struct.pack_into("<I", raw, at + size_at, declared)
    return bytes(raw)


def million_entries(stated: int) -> bytes:
    """The directory of a million entries, and an end record that states how many there are."""
    entry = (
        struct.pack("<4sHHHHHHIIIHHHHHII", b"PK\x01\x02", 20, 20, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0)
        + b"a"
    )
    directory = entry * 10**6
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, stated, stated, len(directory), 0, 0)
    return b"PK\x03\x04" + b"\0" * 26 + directory + end


def link() -> bytes:
    entry = zipfile.ZipInfo("word/document.xml")
    entry.create_system = 3
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    return zipped([(entry, "/etc/passwd")])


def overlapping() -> bytes:
    """Two entries of the directory that lead to the same packed bytes."""
    raw = bytearray(zipped([("word/document.xml", inside("", "a")), ("word/other1.xml", "b" * 9)]))
    second = raw.rindex(b"PK\x01\x02")
    struct.pack_into("<I", raw, second + 42, 0)
    return bytes(raw)


def pdf_stream(packed: bytes) -> bytes:
    plain = pdf_of(["words"])
    at = plain.index(b"4 0 obj")
    start, end = plain.index(b"<< /Length", at), plain.index(b"endstream", at)
    body = b"<< /Filter /FlateDecode /Length %d >>\nstream\n" % len(packed) + packed + b"\n"
    return plain[:start] + body + plain[end:]


def sheet(rows: str) -> bytes:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    part = f'<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>'
    return with_part(xlsx_of({"a": [[1]]}), "xl/worksheets/sheet1.xml", part)


BOMBS: dict[str, tuple[Callable[[], bytes], str]] = {
    "docx unpacks to 64 MiB": (
        lambda: with_part(docx_of(["a"]), "word/document.xml", b" " * MANY), "OverLimit"),
    "docx declares less than it holds": (
        lambda: lying(with_part(docx_of(["a"]), "word/document.xml", b" " * MANY), "word/document.xml", 5000),
        "DamagedFile"),
    "a picture in a docx unpacks to 256 MiB": (
        lambda: lying(with_part(docx_of(["a"]), "word/media/a.png", b"a" * 999), "word/media/a.png", 1 << 28),
        "OverLimit"),
    "zip in zip in zip": (
        lambda: zipped([("a.zip", zipped([("b.zip", zipped([("c", b"\0" * (1 << 20))]))]))]), "FormatNotRead"),
    "a million entries": (lambda: million_entries(0xFFFF), "OverLimit"),
    "a million entries that pass for one": (lambda: million_entries(1), "OverLimit"),
    "zip slip": (
        lambda: zipped([("word/document.xml", inside("", "a")), ("../../escaped.xml", "a")]), "DamagedFile"),
    "absolute name": (
        lambda: zipped([("word/document.xml", inside("", "a")), ("/escaped-by-name.xml", "a")]), "DamagedFile"),
    "a link": (link, "DamagedFile"),
    "entries that lie over one another": (overlapping, "DamagedFile"),
    "xlsx sheet unpacks to 64 MiB": (lambda: sheet(" " * MANY), "OverLimit"),
    "xlsx strings unpack to 64 MiB": (
        lambda: with_part(xlsx_of({"a": [["b"]]}), "xl/sharedStrings.xml", b" " * MANY), "OverLimit"),
    "xlsx rows that end in the last column": (
        lambda: sheet("".join(f'<row r="{n}"><c r="XFD{n}"><v>1</v></c></row>' for n in range(1, 20_000))),
        "OverLimit"),
    "ods": (
        lambda: zipped([("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", "a" * 999)]),
        "FormatNotRead"),
    "PNG of 60000 x 60000": (lambda: png_head(60_000, 60_000), "OverLimit"),
    "PDF of 100000 pages": (lambda: pdf_of(["a"], repeated=100_000), "OverLimit"),
    "PDF with a stream of 1 GiB": (
        lambda: pdf_stream(zlib.compress(zlib.compress(b" " * MANY, 9), 9)), "any"),
    "billion laughs in a docx": (
        lambda: with_part(docx_of(["a"]), "word/document.xml", inside(LAUGHS)), "DamagedFile"),
    "billion laughs in UTF-16": (
        lambda: with_part(docx_of(["a"]), "word/document.xml", inside(LAUGHS).replace("'1.0'", "'1.0' encoding='UTF-16'").encode("utf-16")),
        "DamagedFile"),
    "billion laughs in an xlsx": (
        lambda: with_part(xlsx_of({"a": [[1]]}), "xl/sharedStrings.xml", LAUGHS + "<sst><si><t>&j;</t></si></sst>"),
        "DamagedFile"),
    "billion laughs in an hwpx": (
        lambda: with_part(hwpx_of(["a"]), "Contents/section0.xml", f"{LAUGHS}<s:sec xmlns:s='{HS}'>&j;</s:sec>"),
        "DamagedFile"),
    "billion laughs in a page": (lambda: (LAUGHS + "<html><body>&j;</body></html>").encode(), "any"),
    "an entity from a file": (
        lambda: with_part(docx_of(["a"]), "word/document.xml", inside(OUTSIDE)), "DamagedFile"),
    "a docx of fifty thousand levels": (
        lambda: with_part(docx_of(["a"]), "word/document.xml",
                          f"<w:document {SPACE}>" + "<w:p>" * 50_000 + "</w:p>" * 50_000 + "</w:document>"),
        "DamagedFile"),
    "a page of a hundred thousand levels": (lambda: b"<html>" + b"<div>" * 100_000, "any"),
    "csv of ten million empty cells": (lambda: b"a,b\n" + b"," * 10_000_000, "OverLimit"),
    "csv that never ends its quotation": (lambda: b'a,"b\n' * 1_000_000, "any"),
}  # fmt: skip
"""Name to file, and the error that it must end in; any: it may as well be read, within the limits."""
