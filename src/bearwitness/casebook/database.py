"""Point Django at the encrypted databases, and let go of them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from django.db import connections

from bearwitness.casebook.identity.router import ALIAS
from bearwitness.casebook.refusals import database_refusals

Databases = dict[str, dict[str, object]]


def attach(path: Path, key: Callable[[], bytes], *, create: bool = False) -> None:
    """Make the database at `path` Django's only one; connections are made when they are needed."""
    _choose({"default": _entry(path, key, create=create)})


def attach_identities(path: Path, key: Callable[[], bytes], *, create: bool = False) -> None:
    """Add the identity store beside the case database."""
    held: Databases = dict(connections.settings)
    connections.settings = connections.configure_settings({**held, ALIAS: _entry(path, key, create=create)})


def detach_identities() -> None:
    """Fold its write-ahead log in, close the identity store and forget its key; the case database stays."""
    if ALIAS not in connections.settings:
        return
    try:
        settle(ALIAS)
    finally:
        connections[ALIAS].close()
        del connections[ALIAS]
        held: Databases = {name: each for name, each in connections.settings.items() if name != ALIAS}
        connections.settings = connections.configure_settings(held)


def settle(alias: str = "default") -> None:
    """Fold the write-ahead log into the file, so that the file alone holds everything."""
    with database_refusals(), connections[alias].cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def detach() -> None:
    """Close every connection and forget the keys."""
    _choose({})


def _entry(path: Path, key: Callable[[], bytes], *, create: bool) -> dict[str, object]:
    options = {"transaction_mode": "IMMEDIATE", "timeout": 20, "key_provider": key, "create": create}
    return {
        "ENGINE": "bearwitness.casebook.sqlcipher",
        "NAME": path,
        "OPTIONS": options,
        "CONN_MAX_AGE": None,
    }


def _choose(databases: Databases) -> None:
    for held in connections.all(initialized_only=True):
        held.close()
        del connections[held.alias]
    connections.settings = connections.configure_settings(databases)
