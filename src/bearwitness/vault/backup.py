"""A backup: every part of a casebook as it is stored, encrypted, in one file that shows every change.

Layout of the file: ``BWB``, a version byte, the manifest's length (4 bytes, big-endian), the manifest (canonical
JSON), HMAC-SHA256 over all of that under a key from the casebook key, then the parts in the manifest's order and
nothing else. The manifest holds name, size and SHA-256 of each part, so that the tag covers every byte.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import re
import secrets
import struct
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from bearwitness.vault import durable
from bearwitness.vault.audit_detail import canonical
from bearwitness.vault.errors import DamagedBackup, DamagedKeyring, NewerBackup
from bearwitness.vault.keyring import Keyring
from bearwitness.vault.keyring_file import MOST_BYTES, KeyringFile

KEYRING = "keyring.json"
_MAGIC = b"BWB"
_VERSION = 1
_HEAD = struct.Struct(">3sBI")
_TAG_BYTES = 32
_MOST_MANIFEST = 64 * 1024 * 1024
_BLOCK = 1 << 20
_PURPOSE = b"bearwitness backup, format 1"
_NAME = re.compile(
    r"(casebook|identities)\.db|keyring\.json|ledger\.jsonl|anchors\.txt|evidence/B-[A-Z2-7]{26}"
)

Part = Path | bytes
"""A file that nobody changes while it is copied, or content that was read before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a backup says of itself; `seq` and `digest` are the head of the audit chain that it holds."""

    casebook_id: str
    at: str
    seq: int
    digest: str
    parts: tuple[tuple[str, int, str], ...]

    def to_bytes(self) -> bytes:
        """Canonical JSON."""
        parts = [{"name": name, "size": size, "sha256": digest} for name, size, digest in self.parts]
        tree = {
            "format": 1,
            "casebook": self.casebook_id,
            "at": self.at,
            "seq": self.seq,
            "digest": self.digest,
        }
        return canonical({**tree, "parts": parts}).encode("utf-8")

    @classmethod
    def from_bytes(cls, data: bytes) -> Manifest:
        """Manifest of the one way in which it is written.

        Raises
        ------
        DamagedBackup
        """
        try:
            tree = json.loads(data)
            parts = tuple((str(p["name"]), int(p["size"]), str(p["sha256"])) for p in tree["parts"])
            made = cls(
                casebook_id=tree["casebook"],
                at=tree["at"],
                seq=tree["seq"],
                digest=tree["digest"],
                parts=parts,
            )
            same = made.to_bytes() == data
        except (ValueError, KeyError, TypeError, RecursionError, OverflowError) as error:
            raise DamagedBackup from error
        names = [name for name, _, _ in parts]
        sound = all(map(_NAME.fullmatch, names)) and all(size >= 0 for _, size, _ in parts)
        if not same or not sound or len(set(names)) != len(names):
            raise DamagedBackup
        return made


def write_backup(
    out: Path, parts: Mapping[str, Part], key: bytes, *, casebook_id: str, at: str, seq: int, digest: str
) -> str:
    """Write a backup to `out`, whole or not at all; return the SHA-256 of its manifest.

    Raises
    ------
    CannotWrite, DamagedBackup (a part changed while it was read)
    """
    measured = tuple((name, *_measure(part)) for name, part in parts.items())
    manifest = Manifest(casebook_id=casebook_id, at=at, seq=seq, digest=digest, parts=measured).to_bytes()
    head = _HEAD.pack(_MAGIC, _VERSION, len(manifest)) + manifest
    temporary = out.with_name(f".{out.name}.{secrets.token_hex(8)}{durable.TEMPORARY}")
    with durable.disk_refusals():
        try:
            descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(head + _tag(key, head))
                copied = [(name, *_copy(part, file)) for name, part in parts.items()]
                file.flush()
                os.fsync(file.fileno())
            _require_same(measured, copied)
            temporary.replace(out)
        except BaseException:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
            raise
        durable.sync_folder(out.parent)
    return hashlib.sha256(manifest).hexdigest()


class Backup:
    """A backup that is open for reading; nothing of it is trusted before `check`."""

    def __init__(self, file: BinaryIO, manifest: Manifest, head: bytes, tag: bytes) -> None:
        self._file = file
        self.manifest = manifest
        self._head = head
        self._tag = tag

    @classmethod
    @contextmanager
    def reading(cls, path: Path) -> Iterator[Backup]:
        """Open a backup and read its manifest.

        Raises
        ------
        DamagedBackup
            Missing, cut, with something at its end, or no backup.
        NewerBackup
        """
        try:
            file = path.open("rb")
        except OSError as error:
            raise DamagedBackup from error
        with file:
            start = file.read(_HEAD.size)
            if len(start) != _HEAD.size or start[:3] != _MAGIC:
                raise DamagedBackup
            _, version, length = _HEAD.unpack(start)
            if version > _VERSION:
                raise NewerBackup
            if version != _VERSION or length > _MOST_MANIFEST:
                raise DamagedBackup
            data = file.read(length)
            tag = file.read(_TAG_BYTES)
            manifest = Manifest.from_bytes(data)
            whole = _HEAD.size + length + _TAG_BYTES + sum(size for _, size, _ in manifest.parts)
            if os.fstat(file.fileno()).st_size != whole:
                raise DamagedBackup
            yield cls(file, manifest, start + data, tag)

    def keyring(self) -> Keyring:
        """Keyring inside, to be unlocked like any other.

        Raises
        ------
        DamagedBackup
        """
        at = _HEAD.size + len(self.manifest.to_bytes()) + _TAG_BYTES
        for name, size, sha256 in self.manifest.parts:
            if name == KEYRING and size <= MOST_BYTES:
                self._file.seek(at)
                data = self._file.read(size)
                if hashlib.sha256(data).hexdigest() != sha256:
                    raise DamagedBackup
                try:
                    return Keyring(Path(KEYRING), KeyringFile.from_bytes(data))
                except DamagedKeyring as error:
                    raise DamagedBackup from error
            at += size
        raise DamagedBackup

    def check(self, key: bytes) -> None:
        """Check that the casebook whose key this is made the backup.

        Raises
        ------
        DamagedBackup
        """
        if not hmac.compare_digest(_tag(key, self._head), self._tag):
            raise DamagedBackup

    def extract(self, folder: Path, key: bytes) -> None:
        """Write every part below `folder`, which is there and empty; each is compared with its hash.

        Raises
        ------
        DamagedBackup, CannotWrite
        """
        self.check(key)
        self._file.seek(len(self._head) + _TAG_BYTES)
        with durable.disk_refusals():
            (folder / "evidence").mkdir(mode=0o700)
            for name, size, sha256 in self.manifest.parts:
                descriptor = os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
                with os.fdopen(descriptor, "wb") as target:
                    if _pass_on(self._file, target, size) != sha256:
                        raise DamagedBackup
                    target.flush()
                    os.fsync(target.fileno())
            durable.sync_folder(folder / "evidence")
            durable.sync_folder(folder)


def _pass_on(source: BinaryIO, target: BinaryIO, size: int) -> str:
    digest = hashlib.sha256()
    while size > 0 and (block := source.read(min(size, _BLOCK))):
        digest.update(block)
        target.write(block)
        size -= len(block)
    return digest.hexdigest()


def _measure(part: Part) -> tuple[int, str]:
    if isinstance(part, bytes):
        return len(part), hashlib.sha256(part).hexdigest()
    with part.open("rb") as file:
        return part.stat().st_size, hashlib.file_digest(file, "sha256").hexdigest()


def _copy(part: Part, target: BinaryIO) -> tuple[int, str]:
    if isinstance(part, bytes):
        target.write(part)
        return len(part), hashlib.sha256(part).hexdigest()
    size = part.stat().st_size
    with part.open("rb") as file:
        return size, _pass_on(file, target, size)


def _require_same(measured: Sequence[object], copied: Sequence[object]) -> None:
    if list(measured) != list(copied):
        raise DamagedBackup


def _tag(key: bytes, head: bytes) -> bytes:
    return hmac.digest(hmac.digest(key, _PURPOSE, "sha256"), head, "sha256")
