"""Zip files opened with suspicion: everything is measured before anything is unpacked, and again while it is."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Sequence

from bearwitness.intake.errors import DamagedFile, FormatNotRead, OverLimit
from bearwitness.intake.limits import (
    DIRECTORY_BYTES,
    ENTRIES,
    PART_BYTES,
    RATIO,
    RATIO_FREE_BYTES,
    READ_BYTES,
    UNPACKED_BYTES,
)

_END = b"PK\x05\x06"
_END_SHAPE = struct.Struct("<4sHHHHIIH")
_END_REACH = _END_SHAPE.size + 0xFFFF
_WIDE = (0xFFFF, 0xFFFFFFFF)
_LOCAL_HEAD = 30
_CHUNK = 1 << 16
_ENCRYPTED = 0x1


class Archive:
    """A zip whose parts are read by name, never more of them than the limits.

    Raises
    ------
    OverLimit
        Entries, their unpacked size or their ratio are beyond the limits.
    DamagedFile
        The directory is broken, or an entry leaves the archive, is a link, is there twice or lies over another.
    FormatNotRead
        It is locked with a password.
    """

    def __init__(self, data: bytes) -> None:
        _check_end(data)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error, UnicodeDecodeError):
            raise DamagedFile(format="zip") from None
        entries = self._zip.infolist()
        _check_sizes(entries)
        _check_names(entries)
        _check_overlap(entries, len(data))
        self._entries = {each.filename: each for each in entries}
        self._left = READ_BYTES

    def names(self) -> tuple[str, ...]:
        """Names of all entries."""
        return tuple(self._entries)

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def read(self, name: str, most: int = PART_BYTES) -> bytes:
        """Unpacked bytes of an entry; no more are unpacked than it declares.

        Raises
        ------
        DamagedFile
            It is not there, or is not what its head says.
        OverLimit
        """
        entry = self._entries.get(name)
        if entry is None:
            raise DamagedFile(format="zip")
        if entry.file_size > min(most, self._left):
            raise OverLimit(what="bytes unpacked", limit=min(most, READ_BYTES))
        self._left -= entry.file_size
        parts: list[bytes] = []
        got = 0
        try:
            with self._zip.open(entry) as file:
                while chunk := file.read(_CHUNK):
                    got += len(chunk)
                    if got > entry.file_size:
                        raise DamagedFile(format="zip")
                    parts.append(chunk)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            ValueError,
            NotImplementedError,
            struct.error,
        ):
            raise DamagedFile(format="zip") from None
        if got != entry.file_size:
            raise DamagedFile(format="zip")
        return b"".join(parts)


def _check_end(data: bytes) -> None:
    """Look at the end record before the directory is read: a million entries are refused unread."""
    at = data.rfind(_END, max(0, len(data) - _END_REACH))
    if at < 0 or at + _END_SHAPE.size > len(data):
        raise DamagedFile(format="zip")
    _, _, _, _, entries, size, start, _ = _END_SHAPE.unpack_from(data, at)
    if entries > ENTRIES or size > DIRECTORY_BYTES or start in _WIDE:
        raise OverLimit(what="entries of a zip", limit=ENTRIES)


def _check_sizes(entries: Sequence[zipfile.ZipInfo]) -> None:
    if len(entries) > ENTRIES:
        raise OverLimit(what="entries of a zip", limit=ENTRIES)
    if sum(each.file_size for each in entries) > UNPACKED_BYTES:
        raise OverLimit(what="bytes unpacked", limit=UNPACKED_BYTES)
    for each in entries:
        if each.file_size > RATIO_FREE_BYTES and each.file_size > RATIO * max(1, each.compress_size):
            raise OverLimit(what="ratio of packing", limit=RATIO)


def _check_names(entries: Sequence[zipfile.ZipInfo]) -> None:
    names = [each.filename for each in entries]
    if len(set(names)) != len(names):
        raise DamagedFile(format="zip")
    for each in entries:
        if each.flag_bits & _ENCRYPTED:
            raise FormatNotRead(kind="with a password", better="the same without one")
        name = each.filename.replace("\\", "/")
        leaves = name.startswith("/") or ":" in name.split("/")[0] or ".." in name.split("/")
        mode = each.external_attr >> 16
        special = mode and not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)) and stat.S_IFMT(mode)
        if leaves or special or each.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise DamagedFile(format="zip")


def _check_overlap(entries: Sequence[zipfile.ZipInfo], size: int) -> None:
    """No two entries may share packed bytes: that is how a small file unpacks into a very large one."""
    ordered = sorted(entries, key=lambda each: each.header_offset)
    ends = [each.header_offset for each in ordered[1:]] + [size]
    for each, end in zip(ordered, ends, strict=False):
        if each.header_offset < 0 or each.header_offset + _LOCAL_HEAD + each.compress_size > end:
            raise DamagedFile(format="zip")
