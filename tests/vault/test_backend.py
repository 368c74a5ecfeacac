"""Django's connections are the vault's: encrypted, keyed, refused otherwise."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import django
import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import IntegrityError
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ConnectionHandler, OperationalError
from tests.people import AMINA
from tests.vault.conftest import AUDIT_TABLE

from bearwitness.vault.audit import append, verify
from bearwitness.vault.errors import DamagedStore, WrongKey


@pytest.fixture(autouse=True, scope="module")
def set_up() -> None:
    django.setup()


Provider = Callable[[], object] | str | None


def opened(path: object, provider: Provider, **options: object) -> BaseDatabaseWrapper:
    options = {"transaction_mode": "IMMEDIATE", "key_provider": provider, **options}
    settings = {"ENGINE": "bearwitness.casebook.sqlcipher", "NAME": path, "OPTIONS": options}
    return ConnectionHandler({"default": settings})["default"]


def dotted_key() -> bytes:
    return bytes(range(32))


def test_a_connection_is_encrypted_and_takes_django_marks(tmp_path: Path, key: bytes) -> None:
    path = tmp_path / "casebook.db"
    wrapper = opened(path, lambda: key, create=True)
    with wrapper.cursor() as cursor:
        cursor.execute(AUDIT_TABLE)
        append(cursor, AMINA, "take_testimony", "", {"claims": 1})
        assert verify(cursor, []).ok
        cursor.execute("SELECT %s, '50%%', actor FROM audit_entry WHERE actor REGEXP %s", [1, "^am"])
        assert cursor.fetchall() == [(1, "50%", AMINA)]
        cursor.execute("SELECT %(a)s, '%%'", {"a": 2})
        assert cursor.fetchall() == [(2, "%")]
        cursor.executemany("INSERT INTO audit_entry (seq) VALUES (%s)", [[2], [3]])
        cursor.execute("PRAGMA synchronous")
        assert cursor.fetchone() == (2,)
        with pytest.raises(IntegrityError):
            cursor.execute("INSERT INTO audit_entry (seq) VALUES (%s)", [2])
        with pytest.raises(OperationalError):
            cursor.execute("SELECT nothing FROM nowhere")
    wrapper.close()
    assert path.read_bytes()[:6] != b"SQLite"
    second = opened(path, "tests.vault.test_backend.dotted_key")
    with second.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM audit_entry")
        assert cursor.fetchone() == (3,)
    second.close()


def test_dates_and_decimals_come_back_as_themselves(tmp_path: Path, key: bytes) -> None:
    from datetime import date, datetime
    from decimal import Decimal

    wrapper = opened(tmp_path / "casebook.db", lambda: key, create=True)
    row: tuple[Any, ...] = (date(1998, 4, 1), datetime(2026, 3, 1, 9, 30), Decimal("2.50"), True)  # noqa: DTZ001 (as stored)
    with wrapper.cursor() as cursor:
        cursor.execute("CREATE TABLE kinds (day date, moment datetime, price decimal, sure bool)")
        cursor.execute("INSERT INTO kinds VALUES (%s, %s, %s, %s)", row)
        cursor.execute("SELECT day, moment, sure FROM kinds")
        assert cursor.fetchone() == (row[0], row[1], row[3])
    wrapper.close()


@pytest.mark.parametrize("provider", [None, lambda: b"short", lambda: "k" * 32, lambda: None])
def test_without_a_right_key_no_file_is_made(tmp_path: Path, provider: Provider) -> None:
    path = tmp_path / "casebook.db"
    with pytest.raises(ImproperlyConfigured):
        opened(path, provider, create=True).ensure_connection()
    assert not path.exists()


def test_another_key_and_a_missing_file_say_so(tmp_path: Path, key: bytes) -> None:
    path = tmp_path / "casebook.db"
    with pytest.raises(DamagedStore):
        opened(path, lambda: key).ensure_connection()
    wrapper = opened(path, lambda: key, create=True)
    wrapper.ensure_connection()
    wrapper.close()
    with pytest.raises(WrongKey):
        opened(path, lambda: bytes(32)).ensure_connection()


@pytest.mark.parametrize("name", [":memory:", "file:any?mode=memory"])
def test_a_database_in_memory_is_refused(name: str, key: bytes) -> None:
    wrapper = opened(name, lambda: key)
    with pytest.raises(ImproperlyConfigured):
        wrapper.ensure_connection()
    with pytest.raises(ImproperlyConfigured):
        wrapper.creation.create_test_db(verbosity=0)


def test_a_second_writer_waits_for_the_first(tmp_path: Path, key: bytes) -> None:
    path = tmp_path / "casebook.db"
    first, second = opened(path, lambda: key, create=True), opened(path, lambda: key, timeout=0)
    first.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    second.ensure_connection()
    with pytest.raises(OperationalError, match="locked"):
        second.set_autocommit(False, force_begin_transaction_with_broken_autocommit=True)
    first.rollback()
    first.close()
    second.close()
