"""The one door to numba: one thread, IEEE division, and machine code kept beside this package only.

What is kept on disk is machine code and the types of its arguments, never an argument. It lies under
`__pycache__` of this folder, by a hash of every kernel's source, so that no change to one kernel can leave
another with stale code inside. Where that folder cannot be written, each process compiles for itself:
nothing is ever written to a user's own folders.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

import numba
from numba.core import config

Kernel = TypeVar("Kernel", bound=Callable[..., Any])

FOLDER = Path(__file__).parent


def _cache() -> Path | None:
    sources = sorted(FOLDER.glob("*.py"))
    digest = hashlib.sha256(b"\0".join(path.read_bytes() for path in sources)).hexdigest()
    cache = FOLDER / "__pycache__" / f"kernels-{digest[:16]}"
    try:
        cache.mkdir(parents=True, exist_ok=True)
    except OSError:
        return None
    return cache if os.access(cache, os.W_OK) else None


CACHE = _cache()


def compiled(function: Kernel) -> Kernel:
    """Compile on first call; the kernel releases the interpreter's lock while it runs."""
    settings = vars(config)
    before = settings["CACHE_DIR"]
    settings["CACHE_DIR"] = str(CACHE or "")
    try:
        made = numba.njit(cache=CACHE is not None, nogil=True, error_model="numpy")(function)
    finally:
        settings["CACHE_DIR"] = before
    return cast("Kernel", made)
