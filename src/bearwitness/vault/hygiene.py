"""Keep keys out of core dumps and debuggers, and say where the machine may still write memory to disk (A35)."""

from __future__ import annotations

import contextlib
import ctypes
import sys
from pathlib import Path
from typing import Literal

HygieneWarning = Literal["CoreDumpsOn", "SwapOn", "SwapUnknown"]

_PR_GET_DUMPABLE = 3
_PR_SET_DUMPABLE = 4
_SWAPS = Path("/proc/swaps")


def harden() -> None:
    """Forbid core dumps and attaching, where the system can; done at every unlock."""
    if sys.platform != "win32":
        import resource

        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def warnings(swaps: Path = _SWAPS) -> tuple[HygieneWarning, ...]:
    """Codes for what is still open; their words are `vault.warnings.<code>` in the catalogues."""
    found: list[HygieneWarning] = []
    if _dumps_possible():
        found.append("CoreDumpsOn")
    try:
        lines = swaps.read_text(encoding="utf-8").splitlines()
    except OSError:
        found.append("SwapUnknown")
    else:
        found += ["SwapOn"] * (len(lines) > 1)
    return tuple(found)


def _dumps_possible() -> bool:
    if sys.platform == "linux":
        return bool(ctypes.CDLL(None).prctl(_PR_GET_DUMPABLE, 0, 0, 0, 0))
    if sys.platform == "win32":
        return True
    import resource

    return resource.getrlimit(resource.RLIMIT_CORE)[0] != 0
