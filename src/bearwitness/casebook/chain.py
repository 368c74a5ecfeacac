"""Read the audit chain through to its end."""

from __future__ import annotations

from django.db import connection

from bearwitness.casebook import layout
from bearwitness.casebook.handle import Casebook
from bearwitness.vault import audit
from bearwitness.vault.anchor import read_anchors


def check_chain(casebook: Casebook) -> audit.AuditReport:
    """Compare every entry with its digest, the one before it and the anchors."""
    anchors = read_anchors(casebook.path / layout.ANCHORS)
    with connection.cursor() as cursor:
        return audit.verify(cursor, anchors)
