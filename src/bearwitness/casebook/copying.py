"""Copy an open casebook into one file, and try a copy out."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from bearwitness.casebook import layout
from bearwitness.casebook.chain import check_chain_of
from bearwitness.casebook.fixity import check_fixity
from bearwitness.casebook.handle import Casebook
from bearwitness.domain.identifiers import is_identifier
from bearwitness.vault import durable, store
from bearwitness.vault.anchor import read_anchors
from bearwitness.vault.backup import Backup, Part, write_backup
from bearwitness.vault.data_keys import DataKeys
from bearwitness.vault.errors import DamagedBackup, NotCustodian
from bearwitness.vault.keyring import Keyring


def write_copy(casebook: Casebook, out: Path) -> str:
    """Write every part of an open casebook to `out`, the databases at a boundary between transactions.

    Returns the SHA-256 of the manifest. The audit head in it is the last entry that was anchored.

    Raises
    ------
    NotCustodian
        There is an identity store, and only a custodian can copy it.
    CannotWrite, DamagedStore
    """
    with beside(out) as private:
        head = read_anchors(casebook.path / layout.ANCHORS)[-1]
        parts = _parts(casebook, private)
        return write_backup(
            out,
            parts,
            casebook.keys.casebook,
            casebook_id=Keyring.load(casebook.path / layout.KEYRING).casebook_id,
            at=datetime.now(UTC).isoformat(timespec="seconds"),
            seq=head.seq,
            digest=head.digest,
        )


def unpack_copy(backup: Backup, keys: DataKeys, folder: Path) -> None:
    """Write a backup's parts to an empty folder and check all of it: pages, originals, texts, ledger, audit chain.

    Raises
    ------
    DamagedBackup
        Anything in it is not what it was when the backup was made.
    CannotWrite
    """
    backup.extract(folder, keys.casebook)
    manifest = backup.manifest
    files = layout.databases(folder)
    if keys.identities is not None and files["identities"].exists():
        _require_whole(files["identities"], keys.identities)
    connection = store.connect(files["casebook"], keys.casebook)
    try:
        report = check_chain_of(connection.cursor(), folder)
        cursor = connection.cursor()
        cursor.execute("SELECT digest FROM audit_entry WHERE seq = ?", (manifest.seq,))
        anchored = cursor.fetchone() == (manifest.digest,)
        faults = [each for each in check_fixity(cursor, folder, keys) if each.code != "ledger_missing"]
        if not report.ok or not anchored or faults:
            raise DamagedBackup
    finally:
        connection.close()


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """Folder for this user alone, beside `path`, that is gone afterwards."""
    folder = path.with_name(f".{path.name}.{secrets.token_hex(8)}{durable.TEMPORARY}")
    with durable.disk_refusals():
        folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _parts(casebook: Casebook, private: Path) -> dict[str, Part]:
    """Anchors and ledger before the database, which then holds all that they tell; originals after it."""
    folder, keys = casebook.path, casebook.keys
    files = layout.databases(folder)
    parts: dict[str, Part] = {layout.KEYRING: (folder / layout.KEYRING).read_bytes()}
    parts[layout.ANCHORS] = (folder / layout.ANCHORS).read_bytes()
    ledger = folder / layout.LEDGER
    parts[layout.LEDGER] = ledger.read_bytes() if ledger.exists() else b""
    store.snapshot(files["casebook"], keys.casebook, private / layout.DATABASE)
    parts[layout.DATABASE] = private / layout.DATABASE
    if files["identities"].exists():
        if keys.identities is None:
            raise NotCustodian
        store.snapshot(files["identities"], keys.identities, private / layout.IDENTITIES)
        parts[layout.IDENTITIES] = private / layout.IDENTITIES
    blobs = sorted(each for each in (folder / layout.EVIDENCE).iterdir() if is_identifier(each.name, "B"))
    return {**parts, **{f"{layout.EVIDENCE}/{each.name}": each for each in blobs}}


def _require_whole(path: Path, key: bytes) -> None:
    connection = store.connect(path, key)
    try:
        if store.faults(connection):
            raise DamagedBackup
    finally:
        connection.close()
