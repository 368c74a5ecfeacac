"""Read the audit chain through to its end."""

from __future__ import annotations

from pathlib import Path

from django.db import connection

from bearwitness.casebook import layout
from bearwitness.casebook.handle import Casebook
from bearwitness.vault import audit
from bearwitness.vault.anchor import read_anchors


def check_chain(casebook: Casebook) -> audit.AuditReport:
    """Compare every entry with its digest, the one before it and the anchors."""
    with connection.cursor() as cursor:
        return check_chain_of(cursor, casebook.path)


def check_chain_of(cursor: audit.Cursor, folder: Path) -> audit.AuditReport:
    """Compare the chain that a cursor reads with the anchors in a folder."""
    return audit.verify(cursor, read_anchors(folder / layout.ANCHORS))
