"""Originals on disk: one sealed file each, under a random key of its own that the database keeps."""

from __future__ import annotations

import hashlib
import os
import re
import struct
from collections.abc import Collection
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from bearwitness.domain.identifiers import is_identifier, new_identifier
from bearwitness.vault import durable
from bearwitness.vault.data_keys import KEY_BYTES
from bearwitness.vault.errors import DamagedEvidence

_HEAD = struct.Struct(">4sQ12s")
"""Magic, size of the original in bytes, nonce."""
_MAGIC = b"BWE1"
_TAG_BYTES = 16
_TEMPORARY = re.compile(r"\.B-[A-Z2-7]{26}\.[0-9a-f]{16}" + re.escape(durable.TEMPORARY))
MOST_BYTES = (1 << 31) - 1
"""Largest original: it is sealed in one piece, in memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedBlob:
    """What the database must keep of a sealed original; without `key` nobody reads it again."""

    blob_id: str
    key: bytes = field(repr=False)
    sha256: str
    size: int


class Evidence:
    """The folder of sealed originals. A file's name is its identifier and says nothing."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def seal(self, data: bytes) -> SealedBlob:
        """Seal bytes under a fresh key; they are on the disk when this returns.

        Raises
        ------
        CannotWrite
            The disk is full or write-protected; no part of the file stays.
        ValueError
            More than `MOST_BYTES`.
        """
        if len(data) > MOST_BYTES:
            raise ValueError("too large to seal in one piece")
        with durable.disk_refusals():
            self.folder.mkdir(mode=0o700, exist_ok=True)
        blob_id, key = new_identifier("B"), os.urandom(KEY_BYTES)
        head = _HEAD.pack(_MAGIC, len(data), os.urandom(12))
        body = ChaCha20Poly1305(key).encrypt(head[-12:], data, _bound(head, blob_id))
        durable.write(self.folder / blob_id, head + body)
        return SealedBlob(blob_id=blob_id, key=key, sha256=hashlib.sha256(data).hexdigest(), size=len(data))

    def open(self, blob_id: str, key: bytes) -> bytes:
        """Original of a sealed file, whole and unchanged.

        Raises
        ------
        DamagedEvidence
            Missing, changed, cut, under another name or another key.
        """
        if not is_identifier(blob_id, "B") or len(key) != KEY_BYTES:
            raise DamagedEvidence
        path = self.folder / blob_id
        try:
            with path.open("rb") as file:
                head = file.read(_HEAD.size)
                magic, size, nonce = _HEAD.unpack(head)
                if magic != _MAGIC or path.stat().st_size != _HEAD.size + size + _TAG_BYTES:
                    raise DamagedEvidence
                return ChaCha20Poly1305(key).decrypt(nonce, file.read(), _bound(head, blob_id))
        except (OSError, struct.error, InvalidTag) as error:
            raise DamagedEvidence from error

    def require_length(self, blob_id: str, size: int) -> None:
        """Check what can be checked without the key: that the file is there and has the original's length.

        Raises
        ------
        DamagedEvidence
        """
        path = self.folder / blob_id
        if not path.is_file() or path.stat().st_size != _HEAD.size + size + _TAG_BYTES:
            raise DamagedEvidence

    def sweep(self, known_ids: Collection[str]) -> int:
        """Remove sealed files that no row names, and files of a write that was cut off; return how many.

        Only under the casebook's lock and with every row's identifier: a blob is written before its row.
        Files that are not ours stay.
        """
        if not self.folder.is_dir():
            return 0
        swept = [
            path
            for path in self.folder.iterdir()
            if _TEMPORARY.fullmatch(path.name)
            or (is_identifier(path.name, "B") and path.name not in known_ids)
        ]
        for path in swept:
            path.unlink()
        if swept:
            durable.sync_folder(self.folder)
        return len(swept)


def _bound(head: bytes, blob_id: str) -> bytes:
    return head + blob_id.encode("ascii")
