"""What the vault's tests share: one unlocked keyring, one store with an audit table, one cheap cost."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bearwitness.casebook.settings")

from tests.people import AMINA

from bearwitness.vault import store
from bearwitness.vault.cost import CHEAPEST
from bearwitness.vault.data_keys import DataKeys
from bearwitness.vault.keyring import Keyring

PASSPHRASE = "seven plain words on a quiet river"
AUDIT_TABLE = (
    "CREATE TABLE audit_entry (seq INTEGER PRIMARY KEY, at TEXT, actor TEXT, verb TEXT,"
    " object TEXT, detail TEXT, previous TEXT, digest TEXT)"
)


@pytest.fixture
def keyring_path(tmp_path: Path) -> Path:
    return tmp_path / "keyring.json"


@pytest.fixture
def keys(keyring_path: Path) -> DataKeys:
    return Keyring.create(keyring_path, "field-2026", AMINA, PASSPHRASE, CHEAPEST)


@pytest.fixture
def key() -> bytes:
    return bytes(range(32))


@pytest.fixture
def connection(tmp_path: Path, key: bytes) -> Iterator[dbapi2.Connection]:
    opened = store.connect(tmp_path / "casebook.db", key, create=True)
    opened.execute(AUDIT_TABLE)
    opened.commit()
    yield opened
    opened.close()


@pytest.fixture
def cursor(connection: dbapi2.Connection) -> Any:
    from bearwitness.casebook.sqlcipher.base import SealedCursor

    return connection.cursor(factory=SealedCursor)
