"""Fuzz one reader: `python tests/fuzz/target.py NAME [libFuzzer's arguments]`.

Whatever the bytes, only a `BearwitnessError` may escape, within two seconds and 200 MiB more than at the start.
Our own readers are called directly, so that no surface above them hides what they raise; the two that rest on a
foreign parser of a whole format (XLSX, PDF, images) are called through the registry, which is that surface.
"""

import contextlib
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

import atheris

sys.path.insert(0, str(Path(__file__).parents[2]))

with atheris.instrument_imports(include=["bearwitness.intake"]):
    from bearwitness.domain.errors import BearwitnessError
    from bearwitness.intake.lists.mapping import mapping_of
    from bearwitness.intake.parsing.answer import reading_from
    from bearwitness.intake.parsing.frames import BadFrame
    from bearwitness.intake.readers.archive import Archive
    from bearwitness.intake.readers.csv import read_csv
    from bearwitness.intake.readers.docx import read_docx
    from bearwitness.intake.readers.html import read_html
    from bearwitness.intake.readers.hwpx import read_hwpx
    from bearwitness.intake.readers.plain import read_plain
    from bearwitness.intake.readers.registry import read_bytes
    from bearwitness.intake.readers.timed import read_timed

from tests.intake.made import zipped

from bearwitness.intake.document import Reading
from bearwitness.intake.place import Places

SECONDS = 2.0
MEMORY = 200 << 20


def docx(data: bytes) -> Reading:
    return read_docx(Archive(zipped([("word/document.xml", data), ("word/footnotes.xml", data)])))


def hwpx(data: bytes) -> Reading:
    return read_hwpx(Archive(zipped([("Contents/section0.xml", data)])))


def xlsx(data: bytes) -> Reading:
    """The sheet of a spreadsheet that is otherwise in order."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    book = f'<workbook xmlns="{main}" xmlns:r="{links}"><sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>'
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    types = (
        f'<Types xmlns="{package}/content-types"><Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/></Types>'
    )

    def relation(kind: str, target: str) -> str:
        return f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{links}/{kind}" Target="{target}"/></Relationships>'

    return read_bytes(
        zipped(
            [
                ("[Content_Types].xml", types),
                ("_rels/.rels", relation("officeDocument", "xl/workbook.xml")),
                ("xl/workbook.xml", book),
                ("xl/_rels/workbook.xml.rels", relation("worksheet", "worksheets/sheet1.xml")),
                ("xl/worksheets/sheet1.xml", data),
            ]
        )
    )


def answer(data: bytes) -> Reading | None:
    """What a hostile child could answer."""
    left = [data]

    def read(most: int) -> bytes:
        part, left[0] = left[0][:most], left[0][most:]
        return part

    try:
        return reading_from(read)
    except BadFrame:
        return None


TARGETS: dict[str, Callable[[bytes], Reading | object | None]] = {
    "plain": read_plain,
    "timed": read_timed,
    "csv": read_csv,
    "html": read_html,
    "docx": docx,
    "hwpx": hwpx,
    "xlsx": xlsx,
    "archive": lambda data: Archive(data).names() and read_bytes(data),
    "pdf": read_bytes,
    "image": read_bytes,
    "mapping": lambda data: mapping_of(data.decode("utf-8", "replace")),
    "answer": answer,
}


def peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def main() -> None:
    name = sys.argv.pop(1)
    target, before = TARGETS[name], peak()

    def one(data: bytes) -> None:
        started = time.process_time()
        reading = None
        with contextlib.suppress(BearwitnessError):
            reading = target(data)
        if isinstance(reading, Reading):
            assert all(0 <= each.start < each.end <= len(reading.text) for each in reading.segments)
            Places(reading.segments).of(0, len(reading.text))
            reading.text.encode("utf-8")
        assert time.process_time() - started < SECONDS, "too slow"
        assert peak() - before < MEMORY, "too much memory"

    atheris.Setup(sys.argv, one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
