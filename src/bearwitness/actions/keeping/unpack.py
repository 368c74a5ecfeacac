"""Bring a packed casebook back."""

from __future__ import annotations

from pathlib import Path

from bearwitness.actions.keeping.restore import restore
from bearwitness.actions.keys.unlock import Unlock
from bearwitness.casebook.copying import beside
from bearwitness.casebook.errors import NoSuchFolder
from bearwitness.vault import border
from bearwitness.vault.errors import DamagedBackup
from bearwitness.vault.recipient import PrivateKey


def unpack(file: Path, path: Path, actor: str | None, unlock: Unlock, private: PrivateKey | None) -> float:
    """Restore a packed casebook to `path`, where nothing stands; return the seconds that it took.

    `private` is the age key that the file was packed to; None where it was packed for the keyholders themselves.

    Raises
    ------
    DamagedBackup
        Changed, cut, or packed to another key.
    NoSuchFolder, and what `restore` raises
    """
    if not border.is_age(file):
        return restore(file, path, actor, unlock)
    if private is None:
        raise DamagedBackup
    if not path.parent.is_dir():
        raise NoSuchFolder
    with beside(path) as folder:
        border.open_file(file, folder / "backup", private)
        return restore(folder / "backup", path, actor, unlock)
