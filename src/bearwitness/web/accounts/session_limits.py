"""How long a session lasts."""

from __future__ import annotations

from django.contrib.sessions.backends.base import SessionBase

IDLE = 30 * 60
"""Seconds without a request after which it is over."""
ABSOLUTE = 12 * 60 * 60
"""Seconds after which it is over in any case."""
BEGAN, SEEN = "began", "seen"
GRAIN = 60
"""Seconds within which a further request writes nothing."""


def left(began: float, now: float) -> int:
    """Seconds that a session may still lie idle."""
    return int(max(0.0, min(IDLE, began + ABSOLUTE - now)))


def touch(session: SessionBase, now: float) -> bool:
    """Move the end of a session on; False where it is over, and then it is gone."""
    seconds = left(session.get(BEGAN, 0.0), now)
    if not seconds:
        session.flush()
        return False
    if now - session.get(SEEN, 0.0) >= GRAIN:
        session[SEEN] = now
        session.set_expiry(seconds)
    return True
