"""Files of every kind, made by code: real ones, and hostile ones that stay small until they are opened."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

import docx
import openpyxl
from PIL import Image

HP = "http://www.hancom.co.kr/hwpml/2011/paragraph"
HS = "http://www.hancom.co.kr/hwpml/2011/section"


def zipped(parts: Iterable[tuple[str | zipfile.ZipInfo, bytes | str]], stored: Sequence[str] = ()) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts:
            method = zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED
            archive.writestr(name, data, compress_type=method)
    return out.getvalue()


def docx_of(paragraphs: Sequence[str], table: Sequence[Sequence[str]] = (), header: str = "") -> bytes:
    document = docx.Document()
    for each in paragraphs:
        document.add_paragraph(each)
    if table:
        made = document.add_table(rows=len(table), cols=len(table[0]))
        for row, cells in zip(made.rows, table, strict=True):
            for cell, words in zip(row.cells, cells, strict=True):
                cell.text = words
    if header:
        document.sections[0].header.paragraphs[0].text = header
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def raw_docx(body: str, **parts: str) -> bytes:
    """A word processor's file from the inside of its body, and other parts by their name."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    document = f"<w:document {space}><w:body>{body}</w:body></w:document>"
    rest = [(f"word/{name}.xml", f"<w:{name} {space}>{words}</w:{name}>") for name, words in parts.items()]
    return zipped([("[Content_Types].xml", "<Types/>"), ("word/document.xml", document), *rest])


def hwpx_of(paragraphs: Sequence[str], table: Sequence[Sequence[str]] = (), inside: str = "") -> bytes:
    """A file of Hangul Word Processor with the parts that its own program writes."""
    body = "".join(hwpx_paragraph(f"<hp:t>{escape(words)}</hp:t>") for words in paragraphs)
    if table:
        rows = "".join(
            "<hp:tr>"
            + "".join(
                f"<hp:tc><hp:subList>{hwpx_paragraph(f'<hp:t>{escape(words)}</hp:t>')}</hp:subList></hp:tc>"
                for words in cells
            )
            + "</hp:tr>"
            for cells in table
        )
        body += hwpx_paragraph(
            f'<hp:tbl rowCnt="{len(table)}" colCnt="{len(table[0])}">{rows}</hp:tbl><hp:t/>'
        )
    section = f'<?xml version="1.0" encoding="UTF-8"?><hs:sec xmlns:hs="{HS}" xmlns:hp="{HP}">{body}{inside}</hs:sec>'
    container = (
        '<ocf:container xmlns:ocf="urn:oasis:names:tc:opendocument:xmlns:container"><ocf:rootfiles><ocf:rootfile'
        ' full-path="Contents/content.hpf" media-type="application/hwpml-package+xml"/></ocf:rootfiles></ocf:container>'
    )
    package = (
        '<opf:package xmlns:opf="http://www.idpf.org/2007/opf/"><opf:manifest><opf:item id="section0"'
        ' href="Contents/section0.xml" media-type="application/xml"/></opf:manifest>'
        '<opf:spine><opf:itemref idref="section0"/></opf:spine></opf:package>'
    )
    return zipped(
        [
            ("mimetype", "application/hwp+zip"),
            ("version.xml", "<hv:HCFVersion xmlns:hv='http://www.hancom.co.kr/hwpml/2011/version'/>"),
            ("META-INF/container.xml", container),
            ("Contents/content.hpf", package),
            ("Contents/header.xml", "<hh:head xmlns:hh='http://www.hancom.co.kr/hwpml/2011/head'/>"),
            ("Contents/section0.xml", section),
        ],
        stored=["mimetype"],
    )


def hwpx_paragraph(run: str) -> str:
    return f'<hp:p id="0" paraPrIDRef="0" styleIDRef="0"><hp:run charPrIDRef="0">{run}</hp:run></hp:p>'


def xlsx_of(sheets: dict[str, Sequence[Sequence[object]]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def pdf_of(pages: Sequence[str], repeated: int = 1, info: str = "") -> bytes:
    """A PDF with a line of ASCII on each page (none on a page without words), its pages named again and again."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    kids = []
    for words in pages:
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects) + 2} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        lines = " T* ".join(f"({line}) Tj" for line in words.split("\n"))
        stream = f"BT /F1 12 Tf 14 TL 72 720 Td {lines} ET" if words else ""
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids * repeated)}] /Count {len(kids) * repeated} >>"
    if info:
        objects.append(info)
    out = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{at:010d} 00000 n \n" for at in offsets)
    end = f"/Info {len(objects)} 0 R" if info else ""
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    return (
        out
        + f"trailer << /Size {len(objects) + 1} /Root 1 0 R {end} >>\nstartxref\n{out.rindex(b'xref')}\n%%EOF".encode()
    )


def image_of(form: str = "PNG", size: tuple[int, int] = (8, 6), **saved: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, (200, 120, 40)).save(out, form, **saved)
    return out.getvalue()


def png_head(width: int, height: int) -> bytes:
    """A PNG whose head speaks of many pixels, with next to none behind it."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"\0" * 100)) + chunk(b"IEND", b"")


RECORDINGS = {
    "wav": b"RIFF\x24\0\0\0WAVEfmt " + b"\0" * 24,
    "mp3": b"\xff\xfb\x90\x64" + b"\0" * 60,
    "mp3 with tags": b"ID3\x04\0\0\0\0\0\0" + b"\0" * 60,
    "m4a": b"\0\0\0\x20ftypM4A " + b"\0" * 40,
    "mp4": b"\0\0\0\x20ftypisom" + b"\0" * 40,
    "aac": b"\xff\xf1\x50\x80" + b"\0" * 60,
    "amr": b"#!AMR\n" + b"\0" * 60,
    "webm": b"\x1aE\xdf\xa3" + b"\0" * 60,
    "ogg": b"OggS\0\x02" + b"\0" * 40,
}
