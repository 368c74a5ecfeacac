"""Write files so that a crash leaves the old content or the new, never a part."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from bearwitness.vault.errors import CannotWrite

_REFUSALS = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO}
TEMPORARY = ".tmp"
_BLOCK = 4096
_CUT_OFF = re.compile(r"\..+\.[0-9a-f]{16}" + re.escape(TEMPORARY))


def write(path: Path, data: bytes) -> None:
    """Put `data` at `path`, readable by the owner only, replacing what was there.

    Raises
    ------
    CannotWrite
        The disk is full or write-protected. The old file still stands.
    """
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(8)}{TEMPORARY}")
    with disk_refusals():
        try:
            descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(path)
        except OSError:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)


def append_line(path: Path, line: str) -> None:
    """Add one line and wait until it is on the disk; a line torn by an earlier crash is dropped first."""
    with disk_refusals():
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        with os.fdopen(descriptor, "r+b") as file:
            whole = _end_of_lines(file)
            file.truncate(whole)
            file.seek(whole)
            file.write(line.encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())
        if whole == 0:
            sync_folder(path.parent)


def _end_of_lines(file: BinaryIO) -> int:
    """Offset after the last line end; read from the end, so that a long file costs no more than a short one."""
    end = file.seek(0, os.SEEK_END)
    while end > 0:
        start = max(0, end - _BLOCK)
        file.seek(start)
        found = file.read(end - start).rfind(b"\n")
        if found >= 0:
            return start + found + 1
        end = start
    return 0


def sweep(folder: Path) -> None:
    """Remove what was cut off: files inside a casebook's folder, private folders beside it. Only under its lock."""
    for path in folder.iterdir():
        if _CUT_OFF.fullmatch(path.name) and path.is_file():
            path.unlink()
    beside = re.compile(re.escape(f".{folder.name}.") + "[0-9a-f]{16}" + re.escape(TEMPORARY))
    with contextlib.suppress(PermissionError):
        for path in folder.absolute().parent.iterdir():
            if beside.fullmatch(path.name) and path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)


def sync_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk, where the system can."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextlib.contextmanager
def disk_refusals() -> Iterator[None]:
    """Turn a full or write-protected disk into our error; let every other fault through."""
    try:
        yield
    except OSError as error:
        if error.errno not in _REFUSALS:
            raise
        raise CannotWrite(reason=errno.errorcode[error.errno]) from error
