"""A01, A04, A06: a store is encrypted or refused; damage is found; a torn journal loses only its end."""

import base64
import gzip
import random
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2
from tests.people import AMINA

from bearwitness.vault import store
from bearwitness.vault.audit import append, verify
from bearwitness.vault.errors import DamagedStore, PlainStore, WrongKey
from bearwitness.vault.evidence import Evidence

CANARY = "CANARY-7Q2M두만강"


def setting(connection: dbapi2.Connection, name: str) -> object:
    return connection.execute(f"PRAGMA {name}").fetchone()[0]


def test_every_connection_has_the_safe_settings(
    tmp_path: Path, key: bytes, connection: dbapi2.Connection
) -> None:
    second = store.connect(tmp_path / "casebook.db", key)
    for each in (connection, second):
        assert setting(each, "journal_mode") == "wal"
        assert setting(each, "synchronous") == 2
        assert setting(each, "secure_delete") == 1
        assert setting(each, "temp_store") == 2
        assert setting(each, "foreign_keys") == 1
        assert setting(each, "cipher_version")
    second.close()
    assert (tmp_path / "casebook.db").stat().st_mode & 0o777 == 0o600


def test_the_canary_stands_in_no_file(
    tmp_path: Path, connection: dbapi2.Connection, cursor: Any, capfd: pytest.CaptureFixture[str]
) -> None:
    connection.execute("CREATE TABLE source (text TEXT)")
    connection.executemany("INSERT INTO source VALUES (?)", [(CANARY * 40,)] * 200)
    connection.commit()
    blob = Evidence(tmp_path / "evidence").seal(CANARY.encode() * 100)
    files = [each for each in tmp_path.rglob("*") if each.is_file()]
    assert {each.name for each in files} == {
        "casebook.db",
        "casebook.db-wal",
        "casebook.db-shm",
        blob.blob_id,
    }
    forms = [CANARY.encode(), CANARY.encode("utf-16-le"), base64.b64encode(CANARY.encode() * 3)[4:24]]
    for file in files:
        data = file.read_bytes()
        assert not any(form in data for form in forms), file.name
        assert len(gzip.compress(data)) > 0.9 * len(data) or file.name.endswith("-shm")
    assert connection.execute(
        "SELECT count(*) FROM source WHERE text LIKE ?", (f"%{CANARY}%",)
    ).fetchone() == (200,)
    assert "".join(capfd.readouterr()) == ""


def test_another_key_and_no_key_are_refused(
    tmp_path: Path, key: bytes, connection: dbapi2.Connection, capfd: pytest.CaptureFixture[str]
) -> None:
    connection.close()
    for wrong in (bytes(32), b"", key[:16], key + b"x"):
        with pytest.raises(WrongKey):
            store.connect(tmp_path / "casebook.db", wrong)
    assert "".join(capfd.readouterr()) == ""
    store.connect(tmp_path / "casebook.db", key).close()


def test_a_plain_database_is_refused(tmp_path: Path, key: bytes) -> None:
    path = tmp_path / "plain.db"
    with sqlite3.connect(path) as plain:
        plain.execute("CREATE TABLE source (text TEXT)")
    plain.close()
    before = path.read_bytes()
    for create in (False, True):
        with pytest.raises(PlainStore):
            store.connect(path, key, create=create)
    assert path.read_bytes() == before


def test_a_forgotten_key_never_makes_a_plain_database(
    tmp_path: Path, key: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forgotten(connection: dbapi2.Connection, _: bytes) -> None:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()

    path = tmp_path / "new.db"
    with monkeypatch.context() as patch:
        patch.setattr(store, "_unlock", forgotten)
        with pytest.raises(PlainStore):
            store.connect(path, key, create=True)
    assert not path.exists() or path.read_bytes()[:16] == b"SQLite format 3\0"
    with pytest.raises((PlainStore, DamagedStore)):
        store.connect(path, key)


def test_a_missing_or_emptied_store_is_damage_not_a_new_one(tmp_path: Path, key: bytes) -> None:
    path = tmp_path / "casebook.db"
    with pytest.raises(DamagedStore):
        store.connect(path, key)
    assert not path.exists()
    path.touch()
    for create in (False, True):
        with pytest.raises(DamagedStore):
            store.connect(path, key, create=create)
    assert path.stat().st_size == 0


def filled(connection: dbapi2.Connection, path: Path) -> bytes:
    connection.execute("CREATE TABLE source (number INTEGER, text TEXT)")
    connection.executemany("INSERT INTO source VALUES (?, ?)", [(n, f"{n} " * 90) for n in range(300)])
    connection.commit()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    connection.close()
    return path.read_bytes()


def test_damage_to_the_first_page_is_told_from_a_wrong_key(
    tmp_path: Path, key: bytes, connection: dbapi2.Connection
) -> None:
    path = tmp_path / "casebook.db"
    data = bytearray(filled(connection, path))
    data[200] ^= 1
    path.write_bytes(data)
    with pytest.raises(DamagedStore):
        store.connect(path, key)
    with pytest.raises(WrongKey):
        store.connect(path, bytes(32))


def test_every_flipped_bit_is_found(
    tmp_path: Path, key: bytes, connection: dbapi2.Connection, capfd: pytest.CaptureFixture[str]
) -> None:
    whole = filled(connection, tmp_path / "casebook.db")
    draw = random.Random(20260301)  # noqa: S311 (places to damage)
    path = tmp_path / "flipped.db"
    for _ in range(60):
        bit = draw.randrange(len(whole) * 8)
        data = bytearray(whole)
        data[bit // 8] ^= 1 << bit % 8
        path.write_bytes(data)
        with pytest.raises((DamagedStore, WrongKey, dbapi2.DatabaseError)):
            read_all(path, key)
    path.write_bytes(whole)
    assert read_all(path, key) == 300
    assert "".join(capfd.readouterr()) == ""


def read_all(path: Path, key: bytes) -> int:
    connection = store.connect(path, key)
    try:
        if faults := connection.execute("PRAGMA cipher_integrity_check").fetchall():
            raise DamagedStore
        assert faults == []
        return len(connection.execute("SELECT * FROM source").fetchall())
    finally:
        connection.close()


def test_a_torn_journal_keeps_a_prefix_of_whole_transactions(
    tmp_path: Path, key: bytes, connection: dbapi2.Connection, cursor: Any
) -> None:
    connection.execute("PRAGMA wal_autocheckpoint = 0")
    connection.execute("CREATE TABLE source (number INTEGER)")
    connection.commit()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    for number in range(25):
        cursor.execute("INSERT INTO source VALUES (%s)", [number])
        append(cursor, AMINA, "take_testimony", "", {"number": number})
        connection.commit()
    copy, prefixes = tmp_path / "copy", set()
    draw = random.Random(7)  # noqa: S311 (places to damage)
    wal = (tmp_path / "casebook.db-wal").read_bytes()
    for _ in range(40):
        copy.mkdir()
        shutil.copy(tmp_path / "casebook.db", copy)
        (copy / "casebook.db-wal").write_bytes(wal[: draw.randrange(len(wal) + 1)])
        torn = store.connect(copy / "casebook.db", key)
        numbers = [row[0] for row in torn.execute("SELECT number FROM source ORDER BY number")]
        report = verify(torn.cursor(), [])
        assert numbers == list(range(report.entries))
        assert report.first_bad is None
        assert setting(torn, "integrity_check") == "ok"
        torn.close()
        shutil.rmtree(copy)
        prefixes.add(len(numbers))
    assert len(prefixes) > 10
