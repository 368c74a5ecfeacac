"""The one door to numba: one thread, IEEE division, and machine code kept beside its source only.

What is kept on disk is machine code and the types of its arguments, never an argument. It lies under
`__pycache__` of the kernel's folder, by a hash of every source there, so that no change to one kernel can leave
another with stale code inside: a kernel calls kernels of its own folder only. Where that folder cannot be written,
each process compiles for itself: nothing is ever written to a user's own folders.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

import numba
from numba.core import config

Kernel = TypeVar("Kernel", bound=Callable[..., Any])


@cache
def kept_in(folder: Path) -> Path | None:
    """Where machine code of a folder's kernels is kept; none where it cannot be."""
    sources = (Path(__file__), *sorted(folder.glob("*.py")))
    digest = hashlib.sha256(b"\0".join(path.read_bytes() for path in sources)).hexdigest()
    kept = folder / "__pycache__" / f"kernels-{digest[:16]}"
    try:
        kept.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return kept if os.access(kept, os.W_OK) else None


def compiled(function: Kernel) -> Kernel:
    """Compile on first call; the kernel releases the interpreter's lock while it runs."""
    kept = kept_in(Path(function.__code__.co_filename).parent)
    settings = vars(config)
    before = settings["CACHE_DIR"]
    settings["CACHE_DIR"] = str(kept or "")
    try:
        made = numba.njit(cache=kept is not None, nogil=True, error_model="numpy")(function)
    finally:
        settings["CACHE_DIR"] = before
    return cast("Kernel", made)
