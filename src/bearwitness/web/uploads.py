"""Files that are sent in stay in memory: nothing unencrypted reaches the disk."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadhandler import MemoryFileUploadHandler, StopUpload

MOST = 200_000_000
"""Bytes of one request with its files; a longer recording goes in by the command line."""


class InMemory(MemoryFileUploadHandler):
    """Django's handler for small files, for files of every size up to `MOST`."""

    def handle_raw_input(
        self,
        input_data: Any,
        META: dict[str, str],  # noqa: N803 (Django's name)
        content_length: int,
        boundary: str,
        encoding: str | None = None,
    ) -> None:
        """Take the file, or end the connection where it is too long."""
        if content_length > MOST:
            raise StopUpload(connection_reset=True)
        self.activated = True
