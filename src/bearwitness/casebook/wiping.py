"""Take a casebook's folder off the disk."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from bearwitness.casebook import layout
from bearwitness.casebook.errors import NotACasebook
from bearwitness.vault import durable
from bearwitness.vault.keyring import COMING


def wipe(folder: Path) -> None:
    """Overwrite the keyring, without which nothing opens, then remove every file.

    An SSD, a copying file system or a snapshot may keep the blocks of the old keyring: against somebody who reads
    these, only the passphrases protect. Only under the casebook's lock, with nothing in it open.

    Raises
    ------
    NotACasebook, CannotWrite
    """
    if not (folder / layout.KEYRING).is_file():
        raise NotACasebook
    with durable.disk_refusals():
        for name in (layout.KEYRING, COMING):
            if (folder / name).exists():
                _overwrite(folder / name)
        shutil.rmtree(folder)
        durable.sync_folder(folder.parent)


def _overwrite(path: Path) -> None:
    with path.open("r+b") as file:
        file.write(os.urandom(path.stat().st_size))
        file.flush()
        os.fsync(file.fileno())
    path.unlink()
