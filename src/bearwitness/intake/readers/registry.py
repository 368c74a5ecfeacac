"""Which reader reads which file."""

from __future__ import annotations

from collections.abc import Callable

from bearwitness.domain.errors import BearwitnessError, MissingExtra
from bearwitness.intake.document import Reading
from bearwitness.intake.encoding import decoded
from bearwitness.intake.errors import DamagedFile, FormatNotRead, NotText, ReaderStopped
from bearwitness.intake.formats import Family, family_of, is_still
from bearwitness.intake.readers.archive import Archive
from bearwitness.intake.readers.csv import read_csv
from bearwitness.intake.readers.docx import is_docx, read_docx
from bearwitness.intake.readers.html import is_html, read_html, stated_encoding
from bearwitness.intake.readers.hwpx import is_hwpx, read_hwpx
from bearwitness.intake.readers.image import read_image
from bearwitness.intake.readers.pdf import read_pdf
from bearwitness.intake.readers.plain import read_plain
from bearwitness.intake.readers.recording import read_recording
from bearwitness.intake.readers.timed import read_timed
from bearwitness.intake.readers.xlsx import is_xlsx, read_xlsx

PLAIN_BETTER = "PDF, DOCX, HWPX, XLSX, HTML, CSV or text in UTF-8"
_HWP = b"H\0w\0p\0S\0u\0m\0m\0a\0r\0y\0"
_HWP_HEAD = b"HWP Document File"
_OLD: tuple[tuple[bytes, str, str], ...] = (
    (_HWP_HEAD, "HWP 5", "HWPX"),
    (_HWP, "HWP 5", "HWPX"),
    ("EncryptedPackage".encode("utf-16-le"), "Office file with a password", "the same without one"),
    ("WordDocument".encode("utf-16-le"), "DOC", "DOCX"),
    ("Workbook".encode("utf-16-le"), "XLS", "XLSX"),
)
_OTHERS: tuple[tuple[bytes, str, str], ...] = (
    (b"HWP Document File", "HWP 3", "HWPX"),
    (b"{\\rtf", "RTF", "DOCX"),
    (b"II*\0", "TIFF", "JPEG, PNG or PDF"),
    (b"MM\0*", "TIFF", "JPEG, PNG or PDF"),
    (b"GIF8", "GIF", "PNG"),
    (b"7z\xbc\xaf\x27\x1c", "7z", "the files that it holds, one by one"),
    (b"Rar!\x1a\x07", "RAR", "the files that it holds, one by one"),
    (b"\x1f\x8b\x08", "GZIP", "the file that it holds"),
    (b"SQLite format 3\0", "SQLite", "CSV or XLSX"),
)
"""First bytes of what comes often, and what to do with it."""
_OPEN_DOCUMENTS = {b"text": ("ODT", "DOCX"), b"spreadsheet": ("ODS", "XLSX")}
_SHEETS = (".csv", ".tsv", ".tab")
_PAGES = (".html", ".htm", ".xhtml")


def read_bytes(data: bytes, ending: str = "", encoding: str | None = None) -> Reading:
    """Read a file.

    Parameters
    ----------
    data
        The whole file; of a recording its head is enough.
    ending
        Ending of its name, such as ``.csv``; it only chooses among texts.
    encoding
        Encoding that a person named for a text.

    Raises
    ------
    BearwitnessError
        Of intake: what is wrong with the file, and what to do.
    """
    try:
        return _READERS[family_of(data)](data, ending.lower(), encoding)
    except BearwitnessError:
        raise
    except ImportError:
        raise MissingExtra(extra="casebook") from None
    except (MemoryError, RecursionError):
        raise ReaderStopped(reason="memory") from None
    except Exception:  # noqa: BLE001  # the outermost surface of foreign parsers, which raise anything at all
        raise DamagedFile(format=family_of(data)) from None


def _text(data: bytes, ending: str, encoding: str | None) -> Reading:
    if is_still(data):
        raise FormatNotRead(kind="HEIC or AVIF", better="JPEG or PNG")
    for mark, kind, better in _OTHERS:
        if data.startswith(mark):
            raise FormatNotRead(kind=kind, better=better)
    if ending in _PAGES or is_html(_head(data, encoding)):
        return read_html(data, encoding)
    if ending in _SHEETS:
        return read_csv(data, encoding)
    return read_timed(data, encoding) or read_plain(data, encoding)


def _head(data: bytes, encoding: str | None) -> str:
    """Beginning of a text, decoded as far as it takes to see whether it is a web page."""
    try:
        return decoded(data[:4096], encoding or stated_encoding(data))[0]
    except (NotText, BearwitnessError):
        return data[:4096].decode("latin-1")


def _zip(data: bytes, ending: str, encoding: str | None) -> Reading:
    archive = Archive(data)
    if "mimetype" in archive:
        mime = archive.read("mimetype")
        for mark, (kind, better) in _OPEN_DOCUMENTS.items():
            if mime.startswith(b"application/vnd.oasis.opendocument." + mark):
                raise FormatNotRead(kind=kind, better=better)
    if is_docx(archive):
        return read_docx(archive)
    if is_xlsx(archive):
        return read_xlsx(data, archive)
    if is_hwpx(archive):
        return read_hwpx(archive)
    raise FormatNotRead(kind="ZIP", better="the files that it holds, one by one")


def _old(data: bytes, ending: str, encoding: str | None) -> Reading:
    kind, better = next(
        ((kind, better) for mark, kind, better in _OLD if mark in data), ("OLE", PLAIN_BETTER)
    )
    raise FormatNotRead(kind=kind, better=better)


_READERS: dict[Family, Callable[[bytes, str, str | None], Reading]] = {
    "text": _text,
    "zip": _zip,
    "old": _old,
    "pdf": lambda data, ending, encoding: read_pdf(data),
    "image": lambda data, ending, encoding: read_image(data),
    "recording": lambda data, ending, encoding: read_recording(),
}
