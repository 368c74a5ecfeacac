"""Open a casebook: one process, one lock, one database, nothing left half done."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bearwitness.casebook import database, layout
from bearwitness.casebook.acting import acting
from bearwitness.casebook.errors import NotACasebook
from bearwitness.casebook.extension import extension_in_force
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import Source
from bearwitness.casebook.refusals import database_refusals
from bearwitness.casebook.updating import bring_up_to_date
from bearwitness.domain.codebook import put_in_force
from bearwitness.vault import durable, rotation
from bearwitness.vault.data_keys import DataKeys
from bearwitness.vault.evidence import Evidence
from bearwitness.vault.keyholder import keyholder_name
from bearwitness.vault.lock import CasebookLock


@contextmanager
def open_casebook(path: Path, keys: DataKeys, *, actor: str) -> Iterator[Casebook]:
    """Lock the casebook at `path` and hold it open for `actor`, a keyholder who unlocked `keys`.

    Raises
    ------
    CasebookInUse
        And whatever `open_locked` raises.
    """
    if not (path / layout.KEYRING).is_file():
        raise NotACasebook
    with CasebookLock(path), open_locked(path, keys, actor=actor) as casebook:
        yield casebook


@contextmanager
def open_locked(path: Path, keys: DataKeys, *, actor: str) -> Iterator[Casebook]:
    """Hold a casebook open whose lock the caller holds, and keeps afterwards.

    What a crash left is put right first: a change of keys is finished (and logged), sealed files that no row names
    and files of a cut-off write are swept. What an older version wrote is brought up to date. While it is open, the codebook holds with the team's
    own part. At the end the write-ahead log is folded in and the key forgotten.

    Raises
    ------
    NotACasebook
        No keyring stands there.
    RotationPending
        Keys are being changed, and only a custodian can finish it.
    NewerCasebook, UpdatePending
        Another version wrote it, and this one cannot open it, or not yet.
    WrongKey, DamagedStore, PlainStore, DamagedKeyring
        From the vault.
    """
    if not (path / layout.KEYRING).is_file():
        raise NotACasebook
    finished = rotation.finish(path / layout.KEYRING, keys, layout.databases(path))
    durable.sweep(path)
    database.attach(path / layout.DATABASE, lambda: keys.casebook)
    try:
        bring_up_to_date(path, keys, keyholder_name(actor))
        put_in_force(extension_in_force())
        evidence = Evidence(path / layout.EVIDENCE)
        evidence.sweep(set(Source.objects.values_list("blob_id", flat=True)))
        casebook = Casebook(path=path, actor=keyholder_name(actor), keys=keys, evidence=evidence)
        if finished:
            with acting(casebook, "finish_change_of_keys"):
                pass
        with database_refusals():
            yield casebook
        database.settle()
    finally:
        put_in_force(None)
        database.detach()
