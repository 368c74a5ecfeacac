"""Point Django at one encrypted database, and let go of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from django.db import connection, connections


def attach(path: Path, key: Callable[[], bytes], *, create: bool = False) -> None:
    """Make the database at `path` Django's only one; connections are made when they are needed."""
    connections.close_all()
    options = {"transaction_mode": "IMMEDIATE", "timeout": 20, "key_provider": key, "create": create}
    chosen = {"ENGINE": "bearwitness.casebook.sqlcipher", "NAME": path, "OPTIONS": options}
    connections.settings = connections.configure_settings({"default": chosen})
    _forget()


def detach() -> None:
    """Fold the write-ahead log into the file, close it and forget the key."""
    connection.ensure_connection()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    drop()


def drop() -> None:
    """Close without another word to the file."""
    connections.close_all()
    connections.settings = connections.configure_settings({})
    _forget()


def _forget() -> None:
    if hasattr(connections, "default"):
        del connections["default"]
