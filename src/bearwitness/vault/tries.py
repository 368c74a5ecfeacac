"""Count wrong passphrases beside the casebook, and make whoever goes on guessing wait.

This slows somebody at the keyboard. Whoever can copy the files guesses elsewhere, and only the cost of Argon2id slows
him. Each keyholder has a count of her own, so that nobody locks out another; unknown names share one. A file that is
spoiled counts as one wrong try of nobody: it is told, and locks nobody out.
"""

from __future__ import annotations

import json
import math
from contextlib import suppress
from pathlib import Path

from bearwitness.vault import durable
from bearwitness.vault.errors import CannotWrite

FILE = "tries.json"
FREE = 4
"""Wrong tries without a wait."""
LONGEST = 30.0
"""Seconds of the longest wait."""
DOUBLINGS = 5
"""After so many the wait is the longest."""
MOST = 1_000_000
"""No more is counted, however many there were."""
SPOILED = {"": (1, 0.0)}
"""What a file holds that says nothing."""


def waiting(folder: Path, name: str, now: float) -> float:
    """Seconds to wait before this name's next try: doubling from the fifth on, up to half a minute."""
    return wait_after(*_read(folder).get(name, (0, 0.0)), now)


def wait_after(count: int, last: float, now: float) -> float:
    """Seconds to wait after so many wrong tries, the last of them at `last`."""
    if count < FREE:
        return 0.0
    wait = min(2.0 ** min(count - FREE, DOUBLINGS), LONGEST)
    return min(max(0.0, last + wait - now), LONGEST)


def failed(folder: Path, name: str, now: float) -> None:
    """Count one wrong try; where nothing can be written, nothing is counted."""
    held = _read(folder)
    held[name] = (held.get(name, (0, 0.0))[0] + 1, now)
    with suppress(CannotWrite):
        durable.write(folder / FILE, json.dumps({each: list(tries) for each, tries in held.items()}).encode())


def count(folder: Path) -> int:
    """Wrong tries of every name since the record was told."""
    return min(sum(number for number, _ in _read(folder).values()), MOST)


def forget(folder: Path) -> None:
    """Begin anew, once the record was told."""
    with durable.disk_refusals():
        (folder / FILE).unlink(missing_ok=True)


def _read(folder: Path) -> dict[str, tuple[int, float]]:
    try:
        tree = json.loads((folder / FILE).read_bytes())
        held = {str(name): (int(number), float(last)) for name, (number, last) in tree.items()}
    except OSError:
        return {}
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError):
        return dict(SPOILED)
    if any(number < 0 or not math.isfinite(last) for number, last in held.values()):
        return dict(SPOILED)
    return {name: (min(number, MOST), last) for name, (number, last) in held.items()}
