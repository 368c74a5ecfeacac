"""Replicates of a linkage from a zip that was sent in, in memory."""

from __future__ import annotations

import io
import json
import lzma
import zipfile
import zlib
from typing import TYPE_CHECKING

from bearwitness.estimate.errors import BadReplicates

if TYPE_CHECKING:
    from bearwitness.estimate import Replicates

MOST_FILES = 1000
MOST_BYTES = 50_000_000
"""Of all files together, unpacked."""
META = "meta.json"
DIGITS = 9
FAULTS = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, OSError, EOFError),
    *(UnicodeDecodeError, RuntimeError, NotImplementedError),
)
"""What a damaged or hostile zip raises, by its way of packing."""


def is_zip(data: bytes) -> bool:
    """Whether the bytes begin as a zip does."""
    return data.startswith(b"PK\x03\x04")


def unzipped(data: bytes) -> dict[str, str]:
    """Texts by the last part of their names: the replicates and `meta.json`; anything else is left out.

    Raises
    ------
    BadReplicates
        It is no zip, too large, or not text.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as folder:
            entries = [each for each in folder.infolist() if _wanted(each.filename)]
            if len(entries) > MOST_FILES or sum(each.file_size for each in entries) > MOST_BYTES:
                raise BadReplicates(file=0)
            return {each.filename.rpartition("/")[2]: folder.read(each).decode("utf-8") for each in entries}
    except FAULTS as error:
        raise BadReplicates(file=0) from error


def _wanted(name: str) -> bool:
    last = name.rpartition("/")[2]
    return last == META or (last.endswith(".csv") and last[:-4].isdecimal() and len(last) <= DIGITS)


def replicates_of(texts: dict[str, str], most: int) -> Replicates:
    """First replicates of those in the texts, as `read_replicates` gives them.

    Raises
    ------
    BadReplicates
    BearwitnessError
        What is wrong with one table.
    """
    from bearwitness.estimate import Replicates, StratifiedTable

    names = sorted((name for name in texts if name != META), key=lambda name: int(name[:-4]))
    if not names:
        raise BadReplicates(file=0)
    tables = tuple(StratifiedTable.from_csv(texts[name], by=()) for name in names[:most])
    for place, table in enumerate(tables, start=1):
        if table.whole.lists != tables[0].whole.lists:
            raise BadReplicates(file=place)
    try:
        meta = json.loads(texts.get(META, "{}"))
    except ValueError as error:
        raise BadReplicates(file=0) from error
    if not isinstance(meta, dict):
        raise BadReplicates(file=0)
    return Replicates(tables=tables, meta=meta)
