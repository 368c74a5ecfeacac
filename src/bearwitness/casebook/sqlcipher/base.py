"""Connections for Django from the vault's store, which alone knows how to open one.

In ``DATABASES``: ``NAME`` is a path; ``OPTIONS`` needs ``key_provider``, a callable (or its dotted name) that gives
32 raw bytes, and should set ``transaction_mode`` to ``IMMEDIATE``; ``create: True`` lets a missing file be made.
Errors of the vault (`WrongKey`, `PlainStore`, `DamagedStore`) come through as themselves; SQLCipher's come wrapped, as Django's.
"""

from __future__ import annotations

import datetime
import decimal
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db.backends.sqlite3 import base as sqlite
from django.db.backends.sqlite3._functions import (  # type: ignore[import-untyped]
    register as register_functions,
)
from django.utils.asyncio import async_unsafe
from django.utils.dateparse import parse_date, parse_datetime, parse_time
from django.utils.module_loading import import_string
from sqlcipher3 import dbapi2

from bearwitness.casebook.sqlcipher.creation import DatabaseCreation
from bearwitness.casebook.sqlcipher.features import DatabaseFeatures
from bearwitness.vault import store
from bearwitness.vault.data_keys import KEY_BYTES

Parameters = Any
"""A sequence for ``%s``, a mapping for ``%(name)s``."""


def _register_types() -> None:
    """Give SQLCipher's module the conversions that Django gives the standard one."""
    dbapi2.register_converter("bool", b"1".__eq__)
    parsers: dict[str, Callable[[str], object]] = {
        "date": parse_date,
        "time": parse_time,
        "datetime": parse_datetime,
        "timestamp": parse_datetime,
    }
    for name, parse in parsers.items():
        dbapi2.register_converter(name, lambda data, parse=parse: parse(data.decode()))
    dbapi2.register_adapter(decimal.Decimal, str)
    dbapi2.register_adapter(datetime.date, datetime.date.isoformat)
    dbapi2.register_adapter(datetime.datetime, lambda moment: moment.isoformat(" "))


_register_types()


class SealedCursor(dbapi2.Cursor):  # type: ignore[misc]
    """Cursor that takes Django's parameter marks."""

    def execute(self, query: str, params: Parameters = None) -> Any:
        """Run one statement; without parameters a percent sign stands for itself."""
        if params is None:
            return super().execute(query)
        names = list(params) if isinstance(params, Mapping) else None
        return super().execute(_with_sqlite_marks(query, names), params)

    def executemany(self, query: str, param_list: Iterable[Parameters]) -> Any:
        """Run one statement for each set of parameters."""
        rows = list(param_list)
        names = list(rows[0]) if rows and isinstance(rows[0], Mapping) else None
        return super().executemany(_with_sqlite_marks(query, names), rows)


def _with_sqlite_marks(query: str, names: list[str] | None) -> str:
    if names is not None:
        return query % {name: f":{name}" for name in names}
    return sqlite.FORMAT_QMARK_REGEX.sub("?", query).replace("%%", "%")


class DatabaseWrapper(sqlite.DatabaseWrapper):
    """Django's SQLite wrapper, with connections that are always encrypted."""

    Database = dbapi2
    creation_class = DatabaseCreation
    features_class = DatabaseFeatures
    init_commands: list[str]

    def get_connection_params(self) -> dict[str, Any]:
        """Parameters for the store; the key itself is asked for only when a connection is made."""
        params = super().get_connection_params()
        provider = params.pop("key_provider", None)
        if isinstance(provider, str):
            provider = import_string(provider)
        if not callable(provider) or self.is_in_memory_db():
            raise ImproperlyConfigured("a casebook needs a file and OPTIONS['key_provider']")
        self._key_provider: Callable[[], bytes] = provider
        return params

    @async_unsafe
    def get_new_connection(self, conn_params: dict[str, Any]) -> dbapi2.Connection:
        """Open a connection with the key that the provider gives."""
        key: object = self._key_provider()
        if not isinstance(key, bytes) or len(key) != KEY_BYTES:
            raise ImproperlyConfigured("OPTIONS['key_provider'] must give 32 raw bytes")
        options = dict(conn_params)
        connection = store.connect(Path(options.pop("database")), key, **options)
        register_functions(connection)
        connection.execute("PRAGMA legacy_alter_table = OFF")
        for command in filter(None, map(str.strip, self.init_commands)):
            connection.execute(command)
        return connection

    def create_cursor(self, name: str | None = None) -> SealedCursor:
        """Cursor that takes Django's parameter marks."""
        cursor: SealedCursor = self.connection.cursor(factory=SealedCursor)
        return cursor
