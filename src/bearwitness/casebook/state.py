"""How the open database is set."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import connection

_WANTED = {
    "JournalMode": ("journal_mode", "wal"),
    "Synchronous": ("synchronous", "2"),
    "SecureDelete": ("secure_delete", "1"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DatabaseState:
    """SQLCipher's version, and the settings that are not as they should be, with their values."""

    sqlcipher: str
    faults: dict[str, str]


def database_state() -> DatabaseState:
    """Ask the connection that is open."""
    with connection.cursor() as cursor:

        def asked(pragma: str) -> str:
            cursor.execute(f"PRAGMA {pragma}")
            return str(cursor.fetchone()[0])

        faults = {key: asked(pragma) for key, (pragma, wanted) in _WANTED.items() if asked(pragma) != wanted}
        return DatabaseState(sqlcipher=asked("cipher_version"), faults=faults)
