"""Give up, for good, what a parser does not need: files, processes, the network, memory and time without end."""

from __future__ import annotations

import ctypes
import os
import sys
from typing import Literal, get_args

from bearwitness.intake.limits import ADDRESS_BYTES, MEMORY_BYTES, PROCESSOR_SECONDS
from bearwitness.intake.parsing.filter import install_filter

Protection = Literal["calls", "limits", "privileges", "hook"]
PROTECTIONS: tuple[Protection, ...] = get_args(Protection)
"""A filter of system calls; limits of the system on memory, time, files and processes; no new privileges; a hook in
Python that refuses to open, start or connect (which a parser that was taken over can get around)."""

_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_SET_NO_NEW_PRIVS = 1, 4, 38
_SIGKILL = 9
_DESCRIPTORS = 8
_REFUSED = ("open", "socket.", "subprocess.", "os.", "shutil.", "ctypes.dlopen", "pty.", "ftplib.", "urllib.")
_REFUSED_OS = frozenset(
    [
        "os.exec",
        "os.fork",
        "os.forkpty",
        "os.posix_spawn",
        "os.spawn",
        "os.system",
        "os.startfile",
        "os.listdir",
        "os.scandir",
        "os.remove",
        "os.rename",
        "os.mkdir",
        "os.rmdir",
        "os.link",
        "os.symlink",
        "os.truncate",
        "os.chmod",
        "os.chown",
        "os.kill",
        "os.putenv",
    ]
)


def lock(files: int = 1) -> list[Protection]:
    """Lock this process; what is imported later, or opened, fails. Returns what is in force on this system.

    Parameters
    ----------
    files
        How many files will be read, which the time on the processor is measured by.
    """
    held: list[Protection] = []
    if _limit(files):
        held.append("limits")
    if _renounce():
        held.append("privileges")
        if install_filter():
            held.append("calls")
    sys.addaudithook(_refuse)
    held.append("hook")
    return held


def _limit(files: int) -> bool:
    if sys.platform == "win32":
        return False
    import resource

    seconds = PROCESSOR_SECONDS * max(1, files)
    wanted = {
        "RLIMIT_CORE": 0,
        "RLIMIT_FSIZE": 0,
        "RLIMIT_NPROC": 0,
        "RLIMIT_NOFILE": _DESCRIPTORS,
        "RLIMIT_CPU": seconds,
        "RLIMIT_DATA": MEMORY_BYTES,
        "RLIMIT_AS": ADDRESS_BYTES,
    }
    done = True
    for name, limit in wanted.items():
        try:
            resource.setrlimit(getattr(resource, name), (limit, limit))
        except (AttributeError, OSError, ValueError):
            # macOS has no limit of the address space that holds
            done = done and name in ("RLIMIT_AS", "RLIMIT_DATA")
    return done


def _renounce() -> bool:
    if sys.platform != "linux":
        return False
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    prctl(_PR_SET_PDEATHSIG, _SIGKILL, 0, 0, 0)
    prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    return bool(prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0)


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    if event.startswith(_REFUSED) and (not event.startswith("os.") or event in _REFUSED_OS):
        raise PermissionError(os.strerror(1))
