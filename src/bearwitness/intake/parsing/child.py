"""What runs in the child: import the readers, lock the process, and only then look at a byte of a file."""

from __future__ import annotations

import codecs
import contextlib
import importlib
import json
import os
import sys
from collections.abc import Iterable, Mapping
from typing import cast

from bearwitness.domain.errors import BearwitnessError
from bearwitness.intake.document import Reading
from bearwitness.intake.encoding import ENCODINGS
from bearwitness.intake.limits import FILE_BYTES
from bearwitness.intake.parsing.frames import BadFrame, packed, packed_json, unpacked, unpacked_json
from bearwitness.intake.parsing.lockdown import lock
from bearwitness.intake.readers.registry import read_bytes

HEAD_BYTES = 1 << 16
_INPUT, _OUTPUT = 0, 1
_KOREAN = "나는 그 강을 건너서 이 나라에 왔다.\n그 사람은 나에게 그 일을 말하지 않았다."
_NEEDS: Mapping[str, tuple[str, ...]] = {
    "text": (
        "lxml.html",
        "charset_normalizer",
        "encodings.utf_16",
        "encodings.utf_32",
        "encodings.utf_8_sig",
    ),
    "zip": (
        "lxml.etree",
        "openpyxl",
        "openpyxl.reader.excel",
        "openpyxl.worksheet._read_only",
        "encodings.cp437",
    ),
    "pdf": ("pypdfium2", "encodings.utf_16_le"),
    "image": (
        "PIL.Image",
        "PIL.JpegImagePlugin",
        "PIL.PngImagePlugin",
        "PIL.WebPImagePlugin",
        "PIL.TiffImagePlugin",
        "PIL.MpoImagePlugin",
    ),
}


def main() -> None:
    """Serve the files that the parent sends, one after the other, until it closes the pipe."""
    head = unpacked_json(_read, HEAD_BYTES)
    if not isinstance(head, dict):
        return
    prepare(head["families"])
    _write(packed_json({"protections": lock(head["files"])}))
    while True:
        try:
            request = unpacked_json(_read, HEAD_BYTES)
        except BadFrame:
            return
        data = unpacked(_read, FILE_BYTES)
        if isinstance(request, dict):
            _answer(data, str(request["ending"]), request["encoding"])


def prepare(families: Iterable[str]) -> None:
    """Import all that the readers of these families use, since nothing can be imported afterwards."""
    if "zip" in families:
        # openpyxl would import NumPy, which doubles the memory and the time, and adds nothing here
        cast(dict[str, object], sys.modules)["numpy"] = None
    for family in sorted(set(families)):
        for module in _NEEDS.get(family, ()):
            # the plain install has none of them; a file that needs one is then refused with MissingExtra
            with contextlib.suppress(ImportError):
                importlib.import_module(module)
    if "text" in families:
        for name in ENCODINGS:
            codecs.lookup(name)
        _warm_up()


def _warm_up() -> None:
    """Read a little, so that what is imported on the way is imported now."""
    for data in (_KOREAN.encode("cp949"), b"<html><p>a</p></html>"):
        with contextlib.suppress(BearwitnessError):
            read_bytes(data)


def _answer(data: bytes, ending: str, encoding: str | None) -> None:
    try:
        reading = read_bytes(data, ending, encoding)
    except BearwitnessError as error:
        _write(packed_json({"error": error.code, "details": error.details}))
        return
    for frame in frames_of(reading):
        _write(frame)


def frames_of(reading: Reading) -> tuple[bytes, bytes, bytes]:
    """A reading as three frames: what it is, its text, and its segments."""
    head = {
        "format": reading.format,
        "encoding": reading.encoding,
        "notes": [each.to_json() for each in reading.notes],
    }
    segments = ",".join(json.dumps(each.to_json(), separators=(",", ":")) for each in reading.segments)
    return packed_json(head), packed(reading.text.encode("utf-8")), packed(f"[{segments}]".encode("ascii"))


def _read(most: int) -> bytes:
    return os.read(_INPUT, most)


def _write(data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(_OUTPUT, view) :]
