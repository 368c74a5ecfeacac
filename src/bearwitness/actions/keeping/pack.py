"""Put a whole casebook into one file and take the folder off this machine, for a border."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from bearwitness.actions.keeping.back_up import KEEP_DAYS, Copied, back_up
from bearwitness.casebook import layout
from bearwitness.casebook.copying import beside
from bearwitness.casebook.errors import CasebookExists, NoSuchFolder, NotACasebook
from bearwitness.casebook.opening import open_locked
from bearwitness.casebook.wiping import wipe
from bearwitness.vault import border
from bearwitness.vault.data_keys import DataKeys
from bearwitness.vault.lock import CasebookLock
from bearwitness.vault.recipient import public_key


def pack(
    path: Path,
    out: Path,
    keys: DataKeys,
    *,
    actor: str,
    recipients: Sequence[str] = (),
    keep_days: int = KEEP_DAYS,
) -> Copied:
    """Write the casebook at `path` to `out`, read the file back whole, and then wipe the folder.

    `recipients` are age public keys of people elsewhere: with them, who carries the file cannot open it. Without, it
    opens with the keyholders' own passphrases. One lock holds from the copy to the wiping: nobody adds what is not packed.

    Raises
    ------
    NotAllowed
    CasebookExists
        Something stands at `out`.
    NotACasebook, CasebookInUse, NoSuchFolder, BadValue, NotCustodian, CannotWrite
        The folder stands as it was.
    """
    if os.path.lexists(out):
        raise CasebookExists
    if not out.parent.is_dir():
        raise NoSuchFolder
    for each in recipients:
        public_key(each)
    if not (path / layout.KEYRING).is_file():
        raise NotACasebook
    with CasebookLock(path), beside(out) as private:
        plain = private / "backup" if recipients else out
        with open_locked(path, keys, actor=actor) as casebook:
            copied = back_up(casebook, plain, keep_days=keep_days, kind="pack")
        if recipients:
            border.seal_file(plain, out, recipients)
        wipe(path)
    return copied
