"""Seal to the custodians what only they may read again: words in rows, and the keys of originals."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime

from bearwitness.casebook import layout
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import SealedItem, Source
from bearwitness.domain.identifiers import new_identifier
from bearwitness.domain.source import SourceKind
from bearwitness.vault.errors import DamagedSeal
from bearwitness.vault.keyring import Keyring
from bearwitness.vault.recipient import open_sealed, seal_to
from bearwitness.vault.wrap import place

PROTECTED: frozenset[SourceKind] = frozenset({"testimony", "list"})
"""Kinds of source whose originals only custodians open, and which are coded on a masked text."""

FILE, MASKING, COLUMNS, NOTE = "file", "masking", "columns", "note"
"""Kinds of sealed item: the name of a file; the original of a working text, and what was masked in it; the columns of
a list that name people; words that somebody typed beside a text, as they were before something in them was masked."""


def seal_key(casebook: Casebook, source_id: str, key: bytes) -> bytes:
    """Key of an original, sealed so that whoever writes it cannot read it back."""
    keyring = Keyring.load(casebook.path / layout.KEYRING)
    return seal_to(
        keyring.recipient(casebook.keys), key, place(keyring.casebook_id, "original", id=source_id)
    )


def original_bytes(casebook: Casebook, source: Source) -> bytes:
    """Original of a source, as it arrived.

    Raises
    ------
    NotCustodian
        It is a testimony or a list, and the actor does not hold the identities key.
    DamagedSeal, DamagedEvidence
    """
    key = bytes(source.blob_key)
    if source.kind in PROTECTED:
        keyring = Keyring.load(casebook.path / layout.KEYRING)
        where = place(keyring.casebook_id, "original", id=source.id)
        key = open_sealed(keyring.private_keys(casebook.keys), key, where)
    return casebook.evidence.open(source.blob_id, key)


def seal_item(
    casebook: Casebook, source: Source, kind: str, content: Mapping[str, object], at: datetime
) -> SealedItem:
    """Keep words that the writer cannot read again, until a custodian opens the identity store."""
    keyring = Keyring.load(casebook.path / layout.KEYRING)
    identifier = new_identifier("B")
    payload = seal_to(
        keyring.recipient(casebook.keys),
        json.dumps(content, ensure_ascii=False).encode(),
        place(keyring.casebook_id, "item", id=identifier),
    )
    return SealedItem.objects.create(
        id=identifier, source=source, kind=kind, payload=payload, at=at, by=casebook.actor
    )


def open_item(casebook: Casebook, row: SealedItem) -> dict[str, object]:
    """Content of a sealed item.

    Raises
    ------
    NotCustodian, DamagedSeal
    """
    keyring = Keyring.load(casebook.path / layout.KEYRING)
    where = place(keyring.casebook_id, "item", id=row.id)
    content = json.loads(open_sealed(keyring.private_keys(casebook.keys), bytes(row.payload), where))
    if not isinstance(content, dict):
        raise DamagedSeal
    return content
