"""HWPX, the open format of Hangul Word Processor: sections of paragraphs, tables, notes, headers and footers.

References
----------
KS X 6101:2024, Open Word-Processor Markup Language (OWPML).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bearwitness.intake.document import PARTS, Reading
from bearwitness.intake.errors import DamagedFile, FormatNotRead
from bearwitness.intake.readers.archive import Archive
from bearwitness.intake.readers.flow import Flow
from bearwitness.intake.readers.markup import attribute, local, parse_xml

if TYPE_CHECKING:
    from lxml.etree import _Element

FORM = "HWPX"
MIMETYPE = b"application/hwp+zip"
_SECTION = re.compile(r"Contents/section(\d+)\.xml")
_MARKS = {"tab": "\t", "lineBreak": "\n", "nbSpace": "\u00a0", "fwSpace": "\u3000", "hyphen": "-"}
_PARTS = {"header": "header", "footer": "footer", "footNote": "footnote", "endNote": "endnote"}
_SKIPPED = frozenset({"secPr", "linesegarray", "shapeComment", "parameters", "metaTag"})


def is_hwpx(archive: Archive) -> bool:
    """Whether a zip is a file of Hangul Word Processor: it says so in its first entry, or holds its sections."""
    if "mimetype" in archive and archive.read("mimetype").strip() == MIMETYPE:
        return True
    return any(_SECTION.fullmatch(name) for name in archive.names())


def read_hwpx(archive: Archive) -> Reading:
    """Read the sections in their order; notes, headers and footers follow the section that they stand in.

    Raises
    ------
    DamagedFile, OverLimit
    FormatNotRead
        It is locked with a password.
    """
    manifest = "META-INF/manifest.xml"
    if manifest in archive and b"encryption-data" in archive.read(manifest):
        raise FormatNotRead(kind="HWPX with a password", better="HWPX without one")
    sections = sorted(
        (int(found[1]), name) for name in archive.names() if (found := _SECTION.fullmatch(name))
    )
    if not sections:
        raise DamagedFile(format=FORM)
    reader = _Reader()
    for _, name in sections:
        root = parse_xml(archive.read(name), FORM)
        if local(root) != "sec":
            raise DamagedFile(format=FORM)
        reader.blocks(root)
        reader.put_parts()
    return reader.flow.reading("hwpx")


class _Reader:
    """Text as it grows, the parts that wait for the end of their section, and whether words are deleted ones."""

    def __init__(self) -> None:
        self.flow = Flow()
        self._waiting: list[tuple[str, _Element]] = []
        self._tables = 0
        self._numbers = dict.fromkeys(PARTS, 0)
        self._deleting = False

    def blocks(self, parent: _Element) -> None:
        """Paragraphs below a section or a list."""
        for child in parent:
            if local(child) == "p":
                self._inline(child)
                self.flow.end_line()
            elif local(child):
                self.blocks(child)

    def put_parts(self) -> None:
        """Notes, headers and footers that were met, each marked as what it is."""
        while self._waiting:
            kind, element = self._waiting.pop(0)
            self._numbers[kind] += 1
            with self.flow.span("part", PARTS.index(kind), self._numbers[kind]):
                self.blocks(element)

    def _inline(self, parent: _Element) -> None:
        """What stands in a paragraph: runs with words, and what is anchored in them."""
        for child in parent:
            name = local(child)
            if name == "t":
                self._words(child)
            elif name == "tbl":
                self.flow.end_line()
                self._table(child)
            elif name in _PARTS:
                self._waiting.append((_PARTS[name], child))
            elif name == "fieldBegin" and attribute(child, "type") == "MEMO":
                self.flow.counts["comments"] += 1
            elif name == "subList":
                self.flow.end_line()
                self.blocks(child)
            elif name and name not in _SKIPPED:
                self._inline(child)

    def _words(self, element: _Element) -> None:
        """Words of one ``hp:t``, whose marks stand among them; between deleteBegin and deleteEnd none are taken."""
        self._say(element.text)
        for mark in element:
            name = local(mark)
            if name == "deleteBegin":
                self._deleting = True
                self.flow.counts["deletions"] += 1
            elif name == "deleteEnd":
                self._deleting = False
            elif name in _MARKS:
                self._say(_MARKS[name])
            self._say(mark.tail)

    def _say(self, words: str | None) -> None:
        if words and not self._deleting:
            self.flow.add(words)

    def _table(self, table: _Element) -> None:
        self._tables += 1
        number = self._tables
        rows = (each for each in table if local(each) == "tr")
        for row, line in enumerate(rows, start=1):
            cells = (each for each in line if local(each) == "tc")
            for column, cell in enumerate(cells, start=1):
                if column > 1:
                    self.flow.add("\t")
                with self.flow.span("cell", number, row, column):
                    self._cell(cell)
            self.flow.end_line()

    def _cell(self, cell: _Element) -> None:
        paragraphs = [
            each for part in cell if local(part) == "subList" for each in part if local(each) == "p"
        ]
        for position, paragraph in enumerate(paragraphs):
            if position:
                self.flow.add("\n")
            self._inline(paragraph)
