"""A bar on the terminal for work that takes long; silent where nobody watches."""

from __future__ import annotations

import sys
import time

WIDTH = 30
PATIENCE = 0.5
"""Seconds before the bar appears: what is done by then needs none."""


class Progress:
    """Call it with steps done and steps in all; `close` wipes the bar."""

    def __init__(self) -> None:
        self._watched = sys.stderr.isatty()
        self._began = time.monotonic()
        self._shown = False

    def __call__(self, done: int, steps: int) -> None:
        """Draw the bar anew."""
        if not self._watched or time.monotonic() - self._began < PATIENCE:
            return
        full = WIDTH * done // steps
        sys.stderr.write(f"\r[{'#' * full}{'.' * (WIDTH - full)}] {100 * done // steps:3}%\x1b[K")
        sys.stderr.flush()
        self._shown = True

    def close(self) -> None:
        """Leave the line empty."""
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
