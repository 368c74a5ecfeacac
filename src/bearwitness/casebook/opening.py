"""Open a casebook: one process, one lock, one database, nothing left half done."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bearwitness.casebook import database, layout
from bearwitness.casebook.errors import NotACasebook
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import Source
from bearwitness.vault.data_keys import DataKeys
from bearwitness.vault.evidence import Evidence
from bearwitness.vault.keyholder import keyholder_name
from bearwitness.vault.lock import CasebookLock


@contextmanager
def open_casebook(path: Path, keys: DataKeys, *, actor: str) -> Iterator[Casebook]:
    """Hold the casebook at `path` open for `actor`, a keyholder who unlocked `keys`.

    Sealed files that no row names (left by a crash between the two) are swept first. At the end the
    write-ahead log is folded in and the key forgotten.

    Raises
    ------
    NotACasebook
        No keyring stands there.
    CasebookInUse, WrongKey, DamagedStore, PlainStore
        From the vault.
    """
    if not (path / layout.KEYRING).is_file():
        raise NotACasebook
    with CasebookLock(path):
        database.attach(path / layout.DATABASE, lambda: keys.casebook)
        try:
            evidence = Evidence(path / layout.EVIDENCE)
            evidence.sweep(set(Source.objects.values_list("blob_id", flat=True)))
            yield Casebook(path=path, actor=keyholder_name(actor), keys=keys, evidence=evidence)
            database.settle()
        finally:
            database.detach()
