"""PDF: the text of each page, and where each line stands on it; a page without text is said, never passed over."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import TYPE_CHECKING

from bearwitness.intake.document import Note, Reading
from bearwitness.intake.errors import DamagedFile, FormatNotRead, OverLimit
from bearwitness.intake.limits import PAGES
from bearwitness.intake.readers.flow import Flow

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfTextPage

_CONTROLS = dict.fromkeys((*range(9), 11, *range(14, 32), 127), " ") | {0x02: "-", 0xFFFE: "-"}
"""PDFium stands U+0002 or U+FFFE for a hyphen at a line's end."""
_SHOWN = 20
_LINE_END = 10
_LOST = "\ufffd"


def read_pdf(data: bytes) -> Reading:
    """Read the text of a PDF, page after page.

    Raises
    ------
    DamagedFile
    FormatNotRead
        It opens only with a password.
    OverLimit
        More pages than `PAGES`, or more text than is read.
    """
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(data) as pdf:
            return _read(pdf)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == pypdfium2.raw.FPDF_ERR_PASSWORD:
            raise FormatNotRead(kind="PDF with a password", better="PDF without one") from None
        raise DamagedFile(format="PDF") from None


def _read(pdf: PdfDocument) -> Reading:
    import pypdfium2

    pages = len(pdf)
    if pages > PAGES:
        raise OverLimit(what="pages", limit=PAGES)
    flow = Flow()
    silent: list[int] = []
    for number in range(1, pages + 1):
        try:
            page = pdf[number - 1]
            words = page.get_textpage()
        except pypdfium2.PdfiumError:
            silent.append(number)
            continue
        before = flow.length
        with flow.span("page", number):
            _page(words, number, flow)
        if flow.length == before:
            silent.append(number)
        words.close()
        page.close()
    return flow.reading("pdf", *_silence(silent, pages))


def _silence(silent: list[int], pages: int) -> list[Note]:
    if not silent or len(silent) == pages:
        return []
    shown = ", ".join(str(each) for each in silent[:_SHOWN])
    return [Note(code="pages_without_text", value=shown + (", ..." if len(silent) > _SHOWN else ""))]


def _page(words: PdfTextPage, number: int, flow: Flow) -> None:
    """Lines of one page, each in a box."""
    for raw, first, last in _lines(words, flow):
        line = raw.rstrip("\r").translate(_CONTROLS)
        if line.strip():
            with flow.span("box", number, *_box(words, first, last)):
                flow.add(line)
                flow.add("\n")


def _lines(words: PdfTextPage, flow: Flow) -> Iterator[tuple[str, int, int]]:
    """Lines of a page, each with PDFium's indices of its first and last character.

    PDFium leaves out in silence what has no letter in the file; where that happens the page is read character by
    character, and U+FFFD stands for what is lost.
    """
    from pypdfium2 import raw

    text = words.get_text_range(errors="replace")
    count = words.count_chars()
    if _units(text) == count:
        at = 0
        for line in text.split("\n"):
            end = at + _units(line)
            if at < end:
                yield (
                    line,
                    raw.FPDFText_GetCharIndexFromTextIndex(words, at),
                    raw.FPDFText_GetCharIndexFromTextIndex(words, end - 1),
                )
            at = end + 1
        return
    codes = [raw.FPDFText_GetUnicode(words, index) for index in range(count)]
    flow.counts.update({"characters_replaced": codes.count(0)} if 0 in codes else {})
    first = 0
    for index in [*(n for n, code in enumerate(codes) if code == _LINE_END), count]:
        line = "".join(chr(code) if code else _LOST for code in codes[first:index])
        yield line.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace"), first, index - 1
        first = index + 1


def _units(text: str) -> int:
    """Length in units of UTF-16, in which PDFium counts."""
    return len(text) + sum(each > "\uffff" for each in text)


def _box(words: PdfTextPage, first: int, last: int) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of some characters, in points."""
    from pypdfium2 import raw

    count = raw.FPDFText_CountRects(words, first, last - first + 1) if 0 <= first <= last else 0
    left, top, right, bottom = (ctypes.c_double() for _ in range(4))
    boxes = []
    for index in range(min(count, last - first + 1)):
        if raw.FPDFText_GetRect(words, index, left, top, right, bottom):
            boxes.append((left.value, bottom.value, right.value, top.value))
    if not boxes:
        return (0.0, 0.0, 0.0, 0.0)
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return (round(min(lefts), 1), round(min(bottoms), 1), round(max(rights), 1), round(max(tops), 1))
