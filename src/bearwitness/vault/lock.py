"""One process a casebook: a lock that the system itself drops when its holder dies."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import TracebackType

from bearwitness.vault.durable import disk_refusals
from bearwitness.vault.errors import CasebookInUse

FILE = "casebook.lock"


class CasebookLock:
    """Hold a casebook's folder for this process: ``with CasebookLock(folder): ...``.

    The file stays behind and means nothing by itself, so that a crash leaves no stale lock.

    Raises
    ------
    CasebookInUse
        Another process, or another lock in this one, holds it.
    CannotWrite
        The folder cannot be written.
    """

    def __init__(self, folder: Path) -> None:
        with disk_refusals():
            self._descriptor = os.open(folder / FILE, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _take(self._descriptor)
        except BlockingIOError as error:
            os.close(self._descriptor)
            raise CasebookInUse from error

    def release(self) -> None:
        """Let go; a second call does nothing."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def __enter__(self) -> CasebookLock:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError as error:
            raise BlockingIOError from error
else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
