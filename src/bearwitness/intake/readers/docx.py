"""DOCX: body, tables, notes, headers and footers; what was deleted under tracked changes is left out, and said."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from bearwitness.intake.document import PARTS, Reading
from bearwitness.intake.errors import DamagedFile
from bearwitness.intake.readers.archive import Archive
from bearwitness.intake.readers.flow import Flow
from bearwitness.intake.readers.markup import attribute, local, parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

FORM = "DOCX"
_WORDS = "/wordprocessingml/"
_MAIN = "word/document.xml"
_PART = re.compile(r"word/(header|footer|footnotes|endnotes)(\d*)\.xml")
_DELETED = frozenset({"del", "moveFrom"})
_SKIPPED = frozenset(
    {"instrText", "delText", "delInstrText", "Fallback", "rPr", "pPr", "sectPr", "tblPr", "trPr", "tcPr"}
)
_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011", "ptab": "\t"}


def is_docx(archive: Archive) -> bool:
    """Whether a zip is a word processor's file of this kind."""
    return _MAIN in archive


def read_docx(archive: Archive) -> Reading:
    """Read headers, body, footnotes, endnotes and footers, in this order.

    Raises
    ------
    DamagedFile, OverLimit
    """
    flow = Flow()
    parts: dict[str, list[str]] = {}
    for name in sorted(archive.names(), key=lambda each: (len(each), each)):
        if found := _PART.fullmatch(name):
            parts.setdefault(found[1].removesuffix("s"), []).append(name)
    tables = _Tables()
    for name in parts.get("header", []):
        _around(archive, name, "header", flow, tables)
    root = parse_xml(archive.read(_MAIN), FORM)
    if _WORDS not in str(root.tag):
        raise DamagedFile(format=FORM)
    _blocks(root, flow, tables)
    for kind in ("footnote", "endnote"):
        for name in parts.get(kind, []):
            _notes(archive, name, kind, flow, tables)
    for name in parts.get("footer", []):
        _around(archive, name, "footer", flow, tables)
    if "word/comments.xml" in archive:
        comments = parse_xml(archive.read("word/comments.xml"), FORM)
        flow.counts["comments"] += sum(local(each) == "comment" for each in comments)
    return flow.reading("docx", *())


class _Tables:
    """Numbers the tables of a file."""

    def __init__(self) -> None:
        self.number = 0

    def next(self) -> int:
        self.number += 1
        return self.number


def _around(archive: Archive, name: str, kind: str, flow: Flow, tables: _Tables) -> None:
    number = int(re.sub(r"\D", "", name) or 1)
    with flow.span("part", PARTS.index(kind), number):
        _blocks(parse_xml(archive.read(name), FORM), flow, tables)


def _notes(archive: Archive, name: str, kind: str, flow: Flow, tables: _Tables) -> None:
    """Notes in their order; separators, which have a type, hold no words."""
    number = 0
    for note in parse_xml(archive.read(name), FORM):
        if local(note) == kind and not attribute(note, "type"):
            number += 1
            with flow.span("part", PARTS.index(kind), number):
                _blocks(note, flow, tables)


def _blocks(parent: _Element, flow: Flow, tables: _Tables) -> None:
    """Paragraphs and tables below an element, whatever wraps them."""
    for child in parent:
        name = local(child)
        if _left_out(child, name, flow):
            continue
        if name == "p":
            _paragraph(child, flow, tables)
            flow.end_line()
        elif name == "tbl":
            _table(child, flow, tables)
        else:
            _blocks(child, flow, tables)


def _table(table: _Element, flow: Flow, tables: _Tables) -> None:
    number = tables.next()
    for row, line in enumerate(_wrapped(table, "tr", flow), start=1):
        for column, cell in enumerate(_wrapped(line, "tc", flow), start=1):
            if column > 1:
                flow.add("\t")
            with flow.span("cell", number, row, column):
                _cell(cell, flow, tables)
        flow.end_line()


def _cell(cell: _Element, flow: Flow, tables: _Tables) -> None:
    """Paragraphs of a cell, a line end between two of them and none at the end."""
    first = True
    for child in cell:
        name = local(child)
        if _left_out(child, name, flow):
            continue
        if not first and name in ("p", "tbl"):
            flow.add("\n")
        if name == "p":
            _paragraph(child, flow, tables)
        elif name == "tbl":
            _table(child, flow, tables)
        else:
            _blocks(child, flow, tables)
        first = first and name not in ("p", "tbl")


def _wrapped(parent: _Element, wanted: str, flow: Flow) -> Iterator[_Element]:
    """Rows or cells, also those that a content control or a tracked change wraps."""
    for child in parent:
        name = local(child)
        if name == wanted:
            if not (name == "tr" and _row_deleted(child, flow)):
                yield child
        elif not _left_out(child, name, flow):
            yield from _wrapped(child, wanted, flow)


def _row_deleted(row: _Element, flow: Flow) -> bool:
    properties = next((each for each in row if local(each) == "trPr"), None)
    gone = properties is not None and any(local(each) == "del" for each in properties)
    flow.counts.update({"deletions": 1} if gone else {})
    return gone


def _paragraph(paragraph: _Element, flow: Flow, tables: _Tables) -> None:
    for child in paragraph:
        name = local(child)
        if _left_out(child, name, flow):
            continue
        if name == "t":
            flow.add(child.text or "")
        elif name in _MARKS:
            flow.add(_MARKS[name])
        elif name == "txbxContent":
            flow.end_line()
            _blocks(child, flow, tables)
        else:
            _paragraph(child, flow, tables)


def _left_out(element: _Element, name: str, flow: Flow) -> bool:
    if name in _DELETED:
        flow.counts["deletions"] += 1
        return True
    return not name or name in _SKIPPED
