"""What a casebook stands on: the disk, who else can reach it, and how much room there is."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

NETWORK = frozenset(
    {
        "nfs",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "9p",
        "afs",
        "ceph",
        "glusterfs",
        "fuse.sshfs",
        "fuse.rclone",
        "davfs",
    }
)
"""File systems on which locks and acknowledged writes cannot be relied on."""
_MOUNTS = Path("/proc/mounts")


def free_megabytes(folder: Path) -> int:
    """Room on the disk of a folder."""
    return shutil.disk_usage(folder).free // 1_000_000


def size_megabytes(folder: Path) -> int:
    """What a folder's files hold together."""
    return sum(each.stat().st_size for each in folder.rglob("*") if each.is_file()) // 1_000_000


def open_to_others(folder: Path) -> int:
    """Number of files and folders, the folder included, that other users of this machine can reach."""
    if os.name != "posix":
        return 0
    if not folder.stat().st_mode & 0o077:
        return 0
    return sum(1 for each in (folder, *folder.rglob("*")) if each.lstat().st_mode & 0o077)


def network_file_system(folder: Path, mounts: Path = _MOUNTS) -> str | None:
    """Name of the network file system that a folder lies on; None where it does not, or nobody can tell."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return None
    place = folder.resolve()
    found = {
        Path(parts[1].replace("\\040", " ")): parts[2]
        for parts in (line.split() for line in lines)
        if len(parts) > 2
    }
    on = max((m for m in found if m == place or m in place.parents), key=lambda m: len(m.parts), default=None)
    return found[on] if on is not None and found[on] in NETWORK else None
