"""Wrong tries to sign in: whoever goes on guessing waits, and makes nobody else wait.

A browser in which somebody has signed in before has a count of her own, by its cookie. All other browsers share one count
for each name. So a stranger can make strangers wait, and never her in her own browser; in a new one she
needs patience or a new link. Names that do not exist count in the same way. The counts live in memory: only
a keyholder can start the process anew.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

from bearwitness.vault.tries import wait_after
from bearwitness.web.accounts.secret_text import digest

MOST = 20_000
"""Counts that are kept; the oldest go first."""


@dataclass(slots=True)
class Tries:
    """Counts of wrong tries by name and device."""

    held: dict[tuple[str, str], tuple[int, float]] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    def waiting(self, name: str, device: str, now: float) -> float:
        """Seconds to wait before the next try; `device` is empty for an unknown browser."""
        with self.lock:
            count, last = self.held.get((digest(name), device), (0, 0.0))
        return wait_after(count, last, now)

    def failed(self, name: str, device: str, now: float) -> None:
        """Count one wrong try."""
        key = (digest(name), device)
        with self.lock:
            count, _ = self.held.pop(key, (0, 0.0))
            self.held[key] = (count + 1, now)
            if len(self.held) > MOST:
                del self.held[next(iter(self.held))]

    def forget(self, name: str, device: str) -> int:
        """Begin anew for a browser that got in; number of wrong tries under this name from anywhere."""
        with self.lock:
            told = sum(count for (who, _), (count, _) in self.held.items() if who == digest(name))
            self.held.pop((digest(name), device), None)
        return told


TRIES = Tries()
