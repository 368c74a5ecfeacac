"""The budget: what every release cost every person, in one append-only file that composes."""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bearwitness.release.synthetic.accounting import epsilon_of
from bearwitness.release.synthetic.errors import BudgetSpent, LedgerBroken

FIRST = "0" * 64
EVERYONE = None


@dataclass(frozen=True)
class Charge:
    """What one release spends.

    Attributes
    ----------
    sigmas : noise parameter -> number of tables measured with it
    persons : keyed tokens of the people in it; `EVERYONE` where they are not told apart
    about : public facts of the release (epsilon, delta, digest of the workload)
    """

    sigmas: dict[float, int]
    persons: frozenset[str] | None
    about: dict[str, Any]

    def covers(self, person: str | None) -> bool:
        """Whether this person may be in the release."""
        return self.persons is EVERYONE or person in self.persons


def spent(charges: list[Charge], delta: float) -> float:
    """Epsilon at `delta` of the person who is in most: all releases that person is in, composed."""
    groups: dict[frozenset[int], str | None] = {
        frozenset(at for at, each in enumerate(charges) if each.persons is EVERYONE): None
    }
    for person in frozenset().union(*(each.persons or () for each in charges)):
        groups[frozenset(at for at, each in enumerate(charges) if each.covers(person))] = person
    largest = [group for group in groups if not any(group < other for other in groups)]
    return max(
        epsilon_of((s for at in group for s, k in charges[at].sigmas.items() for _ in range(k)), delta)
        for group in largest
    )


@dataclass(frozen=True)
class Ledger:
    """The file: one JSON line a release, each with the hash of the one before."""

    path: Path

    def charge(self, charge: Charge, delta: float, cap: float) -> tuple[float, str]:
        """Enter a release before its noise is drawn; what follows may fail, the budget stays spent.

        Returns
        -------
        (epsilon, head)
            What the worst-off person has spent with it, and the new head of the chain.

        Raises
        ------
        BudgetSpent
            When that would be above `cap`; the ledger stays as it was.
        LedgerBroken
            When a line is missing, changed or unreadable, or the file cannot be written.
        """
        with self._locked() as file:
            earlier, head = _chain(file.read())
            total = spent([*earlier, charge], delta)
            if not total <= cap:
                raise BudgetSpent(would=round(total, 2), cap=cap)
            line, head = _line(charge, head)
            file.write(line)
            file.flush()
            os.fsync(file.fileno())
        return total, head

    def charges(self) -> list[Charge]:
        """Everything spent so far."""
        with self._locked() as file:
            return _chain(file.read())[0]

    @contextmanager
    def _locked(self) -> Iterator[Any]:
        try:
            with self.path.open("a+", encoding="utf-8") as file:
                file.seek(0)
                _lock(file.fileno())
                yield file
        except (OSError, UnicodeDecodeError):
            raise LedgerBroken from None


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)
else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX)


def _line(charge: Charge, head: str) -> tuple[str, str]:
    body = {
        "format": 1,
        "before": head,
        "sigmas": [[sigma, times] for sigma, times in sorted(charge.sigmas.items())],
        "persons": None if charge.persons is EVERYONE else sorted(charge.persons),
        "about": charge.about,
    }
    text = json.dumps(body, sort_keys=True)
    digest = hashlib.sha256(text.encode()).hexdigest()
    return json.dumps(body | {"hash": digest}, sort_keys=True) + "\n", digest


def _chain(text: str) -> tuple[list[Charge], str]:
    found: list[Charge] = []
    head = FIRST
    if text and not text.endswith("\n"):
        raise LedgerBroken
    for line in text.splitlines():
        try:
            body = json.loads(line)
            digest = body.pop("hash")
            told = hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()
            if body["before"] != head or digest != told:
                raise LedgerBroken
            persons = EVERYONE if body["persons"] is None else frozenset(body["persons"])
            sigmas = {float(sigma): int(times) for sigma, times in body["sigmas"]}
            found.append(Charge(sigmas, persons, dict(body["about"])))
        except (ValueError, KeyError, TypeError, AttributeError):
            raise LedgerBroken from None
        head = digest
    return found, head
