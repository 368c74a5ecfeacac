"""A folder of files in one file, without the time, owner or rights of any."""

from __future__ import annotations

import io
import tarfile
from collections.abc import Mapping


def tar_of(name: str, files: Mapping[str, bytes]) -> bytes:
    """Tar file of a folder; the same input gives the same bytes."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for path in sorted(files):
            entry = tarfile.TarInfo(f"{name}/{path}")
            entry.size, entry.mode = len(files[path]), 0o644
            archive.addfile(entry, io.BytesIO(files[path]))
    return out.getvalue()
