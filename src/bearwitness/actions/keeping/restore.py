"""Put a casebook back from a backup."""

from __future__ import annotations

import time
from pathlib import Path

from bearwitness.actions.keys.unlock import Unlock, only_keyholder
from bearwitness.casebook.restoring import restore_folder
from bearwitness.vault.backup import Backup


def restore(file: Path, path: Path, actor: str | None, unlock: Unlock) -> float:
    """Restore the backup `file` to `path`, where nothing stands; return the seconds that it took.

    Nothing is written at `path` before every byte, page, original, text and audit entry was checked. The restoring is
    an audited and anchored event of the casebook that stands there then.

    Parameters
    ----------
    file, path
        The backup, and the folder to be.
    actor
        Keyholder who restores; the only one where it is None.
    unlock
        Gives the keys of a keyholder of the keyring inside, by passphrase or by age key.

    Raises
    ------
    DamagedBackup, NewerBackup, WrongPassphrase, WhoActs, NotAllowed
    CasebookExists, NoSuchFolder, CannotWrite
    """
    with Backup.reading(file) as backup:
        keyring = backup.keyring()
        name = actor if actor is not None else only_keyholder(keyring)
        keys = unlock(keyring, name)
        backup.check(keys.casebook)
        begun = time.monotonic()
        restore_folder(backup, path, keys, name)
        return round(time.monotonic() - begun, 3)
