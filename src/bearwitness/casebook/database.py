"""Point Django at one encrypted database, and let go of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from django.db import connection, connections

from bearwitness.casebook.refusals import database_refusals


def attach(path: Path, key: Callable[[], bytes], *, create: bool = False) -> None:
    """Make the database at `path` Django's only one; connections are made when they are needed."""
    options = {"transaction_mode": "IMMEDIATE", "timeout": 20, "key_provider": key, "create": create}
    _choose({"default": {"ENGINE": "bearwitness.casebook.sqlcipher", "NAME": path, "OPTIONS": options}})


def settle() -> None:
    """Fold the write-ahead log into the file, so that the file alone holds everything."""
    with database_refusals(), connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def detach() -> None:
    """Close the connection and forget the key."""
    _choose({})


def _choose(databases: dict[str, dict[str, object]]) -> None:
    for held in connections.all(initialized_only=True):
        held.close()
        del connections[held.alias]
    connections.settings = connections.configure_settings(databases)
