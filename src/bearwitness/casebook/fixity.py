"""Whether everything that a casebook keeps is still what it was when it came: the first fault of each kind."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from django.db import connection

from bearwitness.casebook import layout
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.ledger_lines import ledger_lines
from bearwitness.vault import store
from bearwitness.vault.data_keys import KEY_BYTES, DataKeys
from bearwitness.vault.errors import DamagedEvidence, DamagedSeal
from bearwitness.vault.evidence import Evidence
from bearwitness.vault.keyring import Keyring
from bearwitness.vault.recipient import PrivateKey, open_sealed
from bearwitness.vault.wrap import place

FaultCode = Literal[
    "database", "evidence", "text", "passage", "ledger_missing", "ledger_extra", "ledger_line"
]
"""Words for each: `vault.fixity.<code>` in the catalogues."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something that is not what it was; `where` is an identifier, or the number of a line."""

    code: FaultCode
    where: str


def check_fixity(cursor: Any, folder: Path, keys: DataKeys) -> list[Fault]:
    """Look at every page of the database, every original, text and passage, and every line of the ledger.

    Where the database itself is damaged, nothing that it says of the rest is believed.

    Parameters
    ----------
    cursor
        One of the vault's, on the casebook's database.
    folder
        The casebook's.
    keys
        Of whoever checks. An original whose key is sealed to the custodians is opened by them alone; anybody else
        sees only whether its file is there and has its length.
    """
    found = [Fault(code="database", where=check) for check in store.faults(cursor)]
    if found:
        return found
    found += _evidence(cursor, folder, keys)
    found += _texts(cursor)
    found += _ledger(cursor, folder / layout.LEDGER)
    return found


def check_fixity_of(casebook: Casebook) -> list[Fault]:
    """Look at all of an open casebook."""
    connection.ensure_connection()
    return check_fixity(connection.connection.cursor(), casebook.path, casebook.keys)


def _evidence(cursor: Any, folder: Path, keys: DataKeys) -> Iterator[Fault]:
    evidence, keyring = Evidence(folder / layout.EVIDENCE), Keyring.load(folder / layout.KEYRING)
    privates = keyring.private_keys(keys) if keys.custodian else ()
    cursor.execute("SELECT id, blob_id, blob_key, sha256, size FROM source ORDER BY id")
    for source, blob, key, sha256, size in cursor.fetchall():
        try:
            if len(key) != KEY_BYTES and not privates:
                evidence.require_length(blob, size)
                continue
            data = evidence.open(blob, _plain(bytes(key), source, keyring.casebook_id, privates))
        except (DamagedEvidence, DamagedSeal):
            yield Fault(code="evidence", where=source)
            continue
        if len(data) != size or hashlib.sha256(data).hexdigest() != sha256:
            yield Fault(code="evidence", where=source)


def _plain(key: bytes, source: str, casebook_id: str, privates: Sequence[PrivateKey]) -> bytes:
    """Key of an original, which may be sealed to the custodians at its place."""
    if len(key) == KEY_BYTES:
        return key
    return open_sealed(privates, key, place(casebook_id, "original", id=source))


def _texts(cursor: Any) -> Iterator[Fault]:
    """Texts and passages; a text that was masked anew is emptied, and its words are sealed to the custodians."""
    cursor.execute(
        "SELECT id, text, sha256, length FROM text_version WHERE id NOT IN (SELECT old_id FROM remasking) ORDER BY id"
    )
    texts = {}
    for identifier, text, sha256, length in cursor.fetchall():
        texts[identifier] = text
        if len(text) != length or hashlib.sha256(text.encode()).hexdigest() != sha256:
            yield Fault(code="text", where=identifier)
    cursor.execute('SELECT id, text_id, start, "end", quote, quote_sha256 FROM passage ORDER BY id')
    for identifier, text_id, start, end, quote, sha256 in cursor.fetchall():
        same = texts.get(text_id, "")[start:end] == quote
        if not same or hashlib.sha256(quote.encode()).hexdigest() != sha256:
            yield Fault(code="passage", where=identifier)


def _ledger(cursor: Any, ledger: Path) -> Iterator[Fault]:
    """Compare the ledger with the releases that the database holds, or two persons have said are lost; a line torn at the
    end does not count.
    """
    known = _lost(cursor)
    cursor.execute("SELECT id, bundle_digest FROM release ORDER BY id")
    held = {str(row[0]): str(row[1]) for row in cursor.fetchall()}
    try:
        content = ledger.read_bytes()
    except OSError:
        content = b""
    told = set()
    for number, line in enumerate(ledger_lines(content), start=1):
        if line is None:
            yield Fault(code="ledger_line", where=str(number))
            continue
        told.add(line.release)
        if held.get(line.release) != line.manifest and line.release not in known:
            yield Fault(code="ledger_extra", where=str(number))
    yield from (Fault(code="ledger_missing", where=release) for release in sorted(set(held) - told))


def _lost(cursor: Any) -> set[str]:
    """Releases of which two persons have said that the database no longer holds them; none where it is older than that."""
    cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'continuation'")
    if cursor.fetchone() is None:
        return set()
    cursor.execute("SELECT lost FROM continuation WHERE settled")
    return {str(release) for (text,) in cursor.fetchall() for release in json.loads(text)}
