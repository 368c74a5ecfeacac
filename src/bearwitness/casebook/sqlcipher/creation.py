"""Test databases: always a file, so that tests never pass without encryption."""

from __future__ import annotations

from django.core.exceptions import ImproperlyConfigured
from django.db.backends.sqlite3.creation import DatabaseCreation as SqliteCreation


class DatabaseCreation(SqliteCreation):
    """Creation that refuses a database in memory: there is nothing to encrypt in it."""

    def _get_test_db_name(self) -> str:
        name = self.connection.settings_dict["TEST"]["NAME"]
        if not name or self.is_in_memory_db(name):
            raise ImproperlyConfigured("name a file in TEST: a database in memory is not encrypted")
        return str(name)
