"""Erase on the disk too: both databases, free pages, the write-ahead logs, sealed originals."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from django.db import connection
from django.db.models import Q

from bearwitness.casebook import database, layout
from bearwitness.casebook.erasing import Eraser
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import BackupRow, HandedCopy, Source
from bearwitness.casebook.refusals import database_refusals
from bearwitness.vault import durable, store
from bearwitness.vault.errors import NotCustodian


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """Rows that were deleted, and sealed files that are to follow once the transaction is committed."""

    casebook: Casebook
    count: int
    blobs: frozenset[str]

    def clear_disk(self) -> None:
        """Remove the sealed files, rewrite both databases without free pages, and truncate their logs.

        The deletion is committed already, with `secure_delete`; a crash here leaves it to the next closing, which
        truncates the log, and to the next opening, which sweeps files that no row names.
        """
        folder = self.casebook.path / layout.EVIDENCE
        with durable.disk_refusals():
            for blob in self.blobs:
                (folder / blob).unlink(missing_ok=True)
            durable.sync_folder(folder)
        with database_refusals(), connection.cursor() as cursor:
            cursor.execute("VACUUM")
        database.settle()


def erase_rows(casebook: Casebook, source_id: str) -> Gone:
    """Delete what rests on a source: identities first, then, in the transaction that is open, the casebook.

    A crash between the two leaves the source, and erasing it again finishes.

    Raises
    ------
    NotCustodian
        Both stores are erased, so that both keys are needed.
    CannotWrite
    """
    if casebook.keys.identities is None:
        raise NotCustodian
    identities = layout.databases(casebook.path)["identities"]
    with database_refusals(), connection.wrap_database_errors:
        eraser = Eraser(connection.connection)
        doomed = eraser.resting_on({source_id})
        eraser.erase(doomed)
        rows = doomed.count
        if identities.exists():
            rows += _erase_identities(identities, casebook.keys.identities, doomed.identifiers)
    return Gone(casebook=casebook, count=rows, blobs=frozenset(doomed.blobs))


def handed_to(source: Source, releases: Collection[str]) -> tuple[str, ...]:
    """Recipients of copies of a source and of these releases, first copy first."""
    rows = HandedCopy.objects.filter(Q(source=source) | Q(release__in=releases)).order_by("at", "pk")
    return tuple(rows.values_list("recipient", flat=True))


def still_held(received_at: datetime) -> tuple[tuple[str, date | None], ...]:
    """Copies that were made since a source came, and are not yet to be destroyed."""
    today = datetime.now(UTC).date()
    rows = BackupRow.objects.filter(kind__in=["backup", "pack"], at__gte=received_at)
    rows = rows.filter(Q(kept_until=None) | Q(kept_until__gte=today)).order_by("at")
    return tuple(rows.values_list("id", "kept_until"))


def _erase_identities(path: Path, key: bytes, identifiers: Collection[str]) -> int:
    opened = store.connect(path, key, timeout=20, isolation_level=None)
    try:
        opened.execute("BEGIN IMMEDIATE")
        eraser = Eraser(opened)
        doomed = eraser.resting_on(identifiers)
        eraser.erase(doomed)
        opened.execute("COMMIT")
        opened.execute("VACUUM")
        opened.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return doomed.count
    finally:
        opened.close()
