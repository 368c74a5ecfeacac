"""Seal a whole file to age recipients, and open it again: who carries it cannot open it."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import pyrage

from bearwitness.vault import durable
from bearwitness.vault.errors import DamagedBackup
from bearwitness.vault.recipient import PrivateKey, public_key

_AGE = b"age-encryption.org/v1\n"


def is_age(path: Path) -> bool:
    """Whether a file begins as an age file does."""
    try:
        with path.open("rb") as file:
            return file.read(len(_AGE)) == _AGE
    except OSError as error:
        raise DamagedBackup from error


def seal_file(source: Path, out: Path, recipients: Sequence[str]) -> None:
    """Encrypt a file to age public keys, whole or not at all.

    Raises
    ------
    BadValue (a key), CannotWrite
    """
    keys = [pyrage.x25519.Recipient.from_str(public_key(each)) for each in recipients]
    with _arriving(out) as temporary:
        try:
            pyrage.encrypt_file(str(source), str(temporary), keys)
        except OSError as error:
            _refuse_disk(error)
            raise


def seal_bytes(content: bytes, recipients: Sequence[str]) -> bytes:
    """Encrypt to age public keys, for people who have no casebook: any age program opens it.

    Raises
    ------
    BadValue
        A key is none.
    """
    keys = [pyrage.x25519.Recipient.from_str(public_key(each)) for each in recipients]
    return bytes(pyrage.encrypt(content, keys))


def open_file(sealed: Path, out: Path, private: PrivateKey) -> None:
    """Decrypt a file of `seal_file`, whole or not at all.

    Raises
    ------
    DamagedBackup
        Cut, changed, or sealed to another key.
    CannotWrite
    """
    identity = pyrage.x25519.Identity.from_str(private.text)
    with _arriving(out) as temporary:
        try:
            pyrage.decrypt_file(str(sealed), str(temporary), [identity])
        except pyrage.DecryptError as error:
            raise DamagedBackup from error
        except OSError as error:
            _refuse_disk(error)
            raise DamagedBackup from error


def _refuse_disk(error: OSError) -> None:
    """Raise where it is the system's error: age gives its number in words only. A file that was cut has none."""
    if number := re.search(r"os error (\d+)", str(error)):
        raise OSError(int(number[1]), "age") from error


@contextmanager
def _arriving(out: Path) -> Iterator[Path]:
    """File beside `out` that takes its place once it is on the disk."""
    temporary = out.with_name(f".{out.name}.{secrets.token_hex(8)}{durable.TEMPORARY}")
    with durable.disk_refusals():
        try:
            os.close(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
            yield temporary
            with temporary.open("rb") as file:
                os.fsync(file.fileno())
            temporary.replace(out)
        except BaseException:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
            raise
        durable.sync_folder(out.parent)
