"""Put a casebook back from a backup: whole, or not at all."""

from __future__ import annotations

from pathlib import Path

from bearwitness.casebook import database, layout
from bearwitness.casebook.acting import acting
from bearwitness.casebook.copying import beside, unpack_copy
from bearwitness.casebook.errors import CasebookExists, NewerCasebook, NoSuchFolder
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.updating import bring_up_to_date
from bearwitness.vault import durable
from bearwitness.vault.backup import Backup
from bearwitness.vault.data_keys import DataKeys
from bearwitness.vault.errors import NewerBackup
from bearwitness.vault.evidence import Evidence
from bearwitness.vault.keyholder import keyholder_name


def restore_folder(backup: Backup, path: Path, keys: DataKeys, actor: str) -> None:
    """Build the casebook beside `path`, check all of it, log the restoring in it, and move it there.

    What an older version backed up is brought up to date on the way.

    Raises
    ------
    CasebookExists
        Anything stands at `path`: nothing is ever overwritten.
    NoSuchFolder, DamagedBackup, NewerBackup, UpdatePending, NotAllowed, CannotWrite
    """
    if path.exists() or path.is_symlink():
        raise CasebookExists
    if not path.parent.is_dir():
        raise NoSuchFolder
    with beside(path) as private:
        folder = private / "casebook"
        with durable.disk_refusals():
            folder.mkdir(mode=0o700)
        unpack_copy(backup, keys, folder)
        _log(backup, folder, keys, keyholder_name(actor))
        with durable.disk_refusals():
            folder.rename(path)
            durable.sync_folder(path.parent)


def _log(backup: Backup, folder: Path, keys: DataKeys, actor: str) -> None:
    database.attach(folder / layout.DATABASE, lambda: keys.casebook)
    try:
        try:
            bring_up_to_date(folder, keys, actor)
        except NewerCasebook:
            raise NewerBackup from None
        evidence = Evidence(folder / layout.EVIDENCE)
        casebook = Casebook(path=folder, actor=actor, keys=keys, evidence=evidence)
        with acting(casebook, "restore", "keep") as entry:
            entry.detail.update(backup_seq=backup.manifest.seq, backup_digest=backup.manifest.digest)
        database.settle()
    finally:
        database.detach()
