"""A private folder for what an engine spills, gone afterwards whatever happens."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_NAME = re.compile(r"link-(\d+)-\w+")


@contextmanager
def private_area(work: Path | None) -> Iterator[Path]:
    """A new folder, for its owner only, below `work` or the system's temporary folder.

    What a process that was killed left behind there goes first: it could not do so itself. (Not on Windows, where asking
    whether a process runs would end it.)
    """
    if os.name == "posix":
        _sweep(work or Path(tempfile.gettempdir()))
    made = Path(tempfile.mkdtemp(prefix=f"link-{os.getpid()}-", dir=work))
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _sweep(home: Path) -> None:
    for each in home.glob("link-*"):
        found = _NAME.fullmatch(each.name)
        if found is not None and _ours(each) and not _runs(int(found[1])):
            shutil.rmtree(each, ignore_errors=True)


def _ours(path: Path) -> bool:
    """Whether it is a folder, no link to one, that this very user made for herself alone."""
    try:
        told = path.lstat()
    except OSError:
        return False
    return (
        path.is_dir() and not path.is_symlink() and told.st_uid == os.getuid() and told.st_mode & 0o077 == 0
    )


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
