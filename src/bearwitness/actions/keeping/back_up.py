"""Copy a casebook into one file."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Literal

from bearwitness.casebook.acting import acting
from bearwitness.casebook.copying import beside, unpack_copy, write_copy
from bearwitness.casebook.errors import CasebookExists, NoSuchFolder
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import BackupRow
from bearwitness.domain.identifiers import new_identifier
from bearwitness.vault.backup import Backup

KEEP_DAYS = 90
"""How long a copy is kept, where nobody says otherwise."""

CopyKind = Literal["backup", "drill", "pack"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """A copy that was made: its number, the SHA-256 of its manifest, the day it is kept until, and seconds."""

    copy_id: str
    digest: str
    kept_until: date | None
    seconds: float


def back_up(
    casebook: Casebook, out: Path, *, keep_days: int = KEEP_DAYS, kind: CopyKind = "backup"
) -> Copied:
    """Copy everything to `out`, read it back, and say so in the record.

    The row is added before the file is written, so that no copy is unknown when a source is erased.

    Parameters
    ----------
    casebook
        The open casebook; it may be written to meanwhile.
    out
        A file that does not exist.
    keep_days
        For how long the team means to keep it; `erase` tells whose backups still hold a source.
    kind
        `pack` where the folder goes afterwards.

    Raises
    ------
    NotAllowed
    CasebookExists
        Something stands at `out`.
    NoSuchFolder, NotCustodian, CannotWrite, DamagedStore
    """
    if os.path.lexists(out):
        raise CasebookExists
    if not out.parent.is_dir():
        raise NoSuchFolder
    row = _noted(casebook, kind, keep_days)
    begun = time.monotonic()
    digest = write_copy(casebook, out)
    try:
        with beside(out) as private, Backup.reading(out) as backup:
            unpack_copy(backup, casebook.keys, private)
        return _done(casebook, row, digest, begun)
    except BaseException:
        out.unlink()
        raise


def drill(casebook: Casebook) -> Copied:
    """Back up to a private place, restore it there, check everything, remove it, and log the date.

    Raises
    ------
    NotAllowed
    DamagedBackup
        What was restored is not what was backed up.
    NotCustodian, CannotWrite, DamagedStore
    """
    row = _noted(casebook, "drill", None)
    begun = time.monotonic()
    with beside(casebook.path) as private:
        file, folder = private / "backup", private / "restored"
        digest = write_copy(casebook, file)
        folder.mkdir(mode=0o700)
        with Backup.reading(file) as backup:
            unpack_copy(backup, casebook.keys, folder)
    return _done(casebook, row, digest, begun)


def _noted(casebook: Casebook, kind: CopyKind, keep_days: int | None) -> BackupRow:
    with acting(casebook, "back_up", "keep") as entry:
        now = datetime.now(UTC)
        until = None if keep_days is None else (now + timedelta(days=keep_days)).date()
        row = BackupRow.objects.create(id=new_identifier("U"), kind=kind, at=now, kept_until=until)
        entry.object = row.id
        entry.detail["kind"] = kind
    return row


def _done(casebook: Casebook, row: BackupRow, digest: str, begun: float) -> Copied:
    seconds = round(time.monotonic() - begun, 3)
    with acting(casebook, "backed_up", "keep") as entry:
        BackupRow.objects.filter(id=row.id).update(seconds=seconds)
        entry.object = row.id
        entry.detail.update(digest=digest, kind=row.kind)
    return Copied(copy_id=row.id, digest=digest, kept_until=row.kept_until, seconds=seconds)
