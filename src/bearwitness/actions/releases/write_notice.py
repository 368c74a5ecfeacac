"""Write the notice that a release is withdrawn into a folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bearwitness.actions.out_folder import out_folder
from bearwitness.release.bundle.withdrawal import NOTICE
from bearwitness.release.errors import BundleExists
from bearwitness.vault.durable import write


def write_notice(files: Mapping[str, bytes], out: Path) -> Path:
    """Write it with its signature, and return where it stands; one of another release is never overwritten.

    Raises
    ------
    NoOutFolder
    BundleExists
        Another notice stands there.
    CannotWrite
    """
    out_folder(out)
    for name, content in files.items():
        place = out / name
        if place.exists() and place.read_bytes() != content:
            raise BundleExists
        write(place, content)
    return out / NOTICE
