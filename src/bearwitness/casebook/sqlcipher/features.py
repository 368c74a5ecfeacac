"""Features by the SQLite inside SQLCipher, not by the one Python was built with."""

from __future__ import annotations

from django.db.backends.sqlite3.features import DatabaseFeatures as SqliteFeatures
from sqlcipher3 import dbapi2


class DatabaseFeatures(SqliteFeatures):
    """Features of SQLCipher's SQLite."""

    can_alter_table_drop_column = dbapi2.sqlite_version_info >= (3, 35, 5)
    can_return_columns_from_insert = dbapi2.sqlite_version_info >= (3, 35)
    can_return_rows_from_bulk_insert = can_return_columns_from_insert
