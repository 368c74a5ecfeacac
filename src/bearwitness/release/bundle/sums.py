"""Sums of a bundle's files, as ``sha256sum`` reads them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping


def sums_of(files: Mapping[str, bytes]) -> bytes:
    """One line a file, in order of the paths."""
    lines = [f"{hashlib.sha256(files[path]).hexdigest()}  {path}\n" for path in sorted(files)]
    return "".join(lines).encode()
