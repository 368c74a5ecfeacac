"""Open a SQLCipher database with a raw key, and nothing else: no key, no file; no cipher, no database."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from bearwitness.vault.data_keys import KEY_BYTES
from bearwitness.vault.durable import disk_refusals, sync_folder
from bearwitness.vault.errors import CannotWrite, DamagedStore, PlainStore, WrongKey
from bearwitness.vault.pages import any_page_opens

_PLAIN = b"SQLite format 3\0"
_REFUSALS = {
    "readonly": "EROFS",
    "disk is full": "ENOSPC",
    "disk I/O error": "EIO",
    "unable to open database file": "EIO",
}
"""What SQLite says when the disk refuses; a limit on a file's size comes as an I/O error."""
# a page that leaves the cache is decrypted and checked again: 64 MiB instead of 2
_SETTINGS = (
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -65536",
    "PRAGMA foreign_keys = ON",
)


def connect(path: Path, key: bytes, *, create: bool = False, **options: Any) -> dbapi2.Connection:
    """Open the encrypted database at `path`.

    Parameters
    ----------
    path : Path
        A file; never a URI or ``:memory:``.
    key : bytes
        32 raw bytes from the keyring, so that no key derivation is done here.
    create : bool
        Make the file where it is missing; without it a missing or empty file is damage.
    **options
        For `sqlcipher3.dbapi2.connect`: `timeout` in seconds, `detect_types`, `isolation_level` ...

    Raises
    ------
    WrongKey, PlainStore, DamagedStore, CannotWrite
    """
    if len(key) != KEY_BYTES:
        raise WrongKey
    made = create and not path.exists()
    if made:
        _make(path)
    _refuse_plain(path, empty_allowed=made)
    options["uri"] = True
    connection = dbapi2.connect(f"{path.absolute().as_uri()}?mode=rw", **options)
    try:
        _unlock(connection, key)
        _settle(connection, new=made)
        _refuse_plain(path, empty_allowed=False)
    except dbapi2.DatabaseError as error:
        connection.close()
        if made:
            path.unlink()
        raise _meant(error, path, key) from error
    except (PlainStore, DamagedStore):
        connection.close()
        raise
    return connection


def rekey(path: Path, old: bytes, new: bytes) -> None:
    """Change the key of a database in one transaction; no other connection may be open.

    Cut off at any moment, the database opens with the old key or with the new one, whole.

    Raises
    ------
    WrongKey, DamagedStore, CannotWrite
    """
    if len(new) != KEY_BYTES:
        raise WrongKey
    connection = connect(path, old)
    try:
        connection.execute(f"PRAGMA rekey = \"x'{new.hex()}'\"")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except dbapi2.DatabaseError as error:
        raise disk_refusal(str(error)) or CannotWrite(reason="EIO") from error
    finally:
        connection.close()
    try:
        connect(path, new).close()
    except WrongKey as error:
        # SQLCipher says nothing where the disk refused in the middle of it: the old key still holds
        raise CannotWrite(reason="EIO") from error


def snapshot(path: Path, key: bytes, out: Path) -> None:
    """Copy a database, encrypted under the same key, at a boundary between transactions, while others may write.

    The copy holds what is there and no free pages, so that nothing erased goes with it.

    Raises
    ------
    WrongKey, DamagedStore, CannotWrite
    """
    connection = connect(path, key)
    try:
        connection.execute("VACUUM INTO ?", (str(out),))
    except dbapi2.DatabaseError as error:
        raise _meant(error, path, key) from error
    finally:
        connection.close()
    out.chmod(0o600)


def faults(connection: Any) -> list[str]:
    """What SQLCipher and SQLite find wrong in an open database; nothing where it is whole.

    Parameters
    ----------
    connection
        One of this module, or a cursor on it.
    """
    found: list[str] = []
    for check in ("cipher_integrity_check", "integrity_check", "foreign_key_check"):
        try:
            rows = connection.execute(f"PRAGMA {check}").fetchall()
        except dbapi2.DatabaseError:
            rows = [("malformed",)]
        found += [check] * any(tuple(row) != ("ok",) for row in rows)
    return found


def _make(path: Path) -> None:
    with disk_refusals():
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        sync_folder(path.parent)


def _refuse_plain(path: Path, *, empty_allowed: bool) -> None:
    try:
        with path.open("rb") as file:
            head = file.read(len(_PLAIN))
    except OSError as error:
        raise DamagedStore from error
    if head == _PLAIN:
        raise PlainStore
    if not head and not empty_allowed:
        raise DamagedStore


def _unlock(connection: dbapi2.Connection, key: bytes) -> None:
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    if not (version := connection.execute("PRAGMA cipher_version").fetchone()) or not version[0]:
        raise PlainStore
    connection.execute("PRAGMA cipher_compatibility = 4")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def _settle(connection: dbapi2.Connection, *, new: bool) -> None:
    """Journal first; a new database gets its first page here, so that no later start finds it empty."""
    connection.execute("PRAGMA journal_mode = WAL").fetchone()
    for setting in _SETTINGS:
        connection.execute(setting)
    if new:
        connection.execute("PRAGMA user_version = 1")


def _meant(error: Exception, path: Path, key: bytes) -> Exception:
    """What SQLCipher's one message means: another key, or damage under the right one."""
    said = str(error)
    if "not a database" in said or "malformed" in said:
        return DamagedStore() if any_page_opens(path, key) else WrongKey()
    return disk_refusal(said) or error


def disk_refusal(said: str) -> CannotWrite | None:
    """Our error, where the database's message means that the disk is full, write-protected or gone."""
    reason = next((reason for words, reason in _REFUSALS.items() if words in said), None)
    return None if reason is None else CannotWrite(reason=reason)
