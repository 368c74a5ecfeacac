"""The budget: what every release cost every person, in one append-only file that composes."""

from __future__ import annotations

import hashlib
import json
import math
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
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

    def to_json(self) -> dict[str, Any]:
        """As every ledger keeps it, sorted."""
        return {
            "format": 1,
            "sigmas": [[sigma, times] for sigma, times in sorted(self.sigmas.items())],
            "persons": None if self.persons is EVERYONE else sorted(self.persons),
            "about": self.about,
        }

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> Charge:
        """A charge as `to_json` gave it; another key that stands beside it is not read."""
        return cls(
            sigmas={float(sigma): int(times) for sigma, times in told["sigmas"]},
            persons=EVERYONE if told["persons"] is None else frozenset(told["persons"]),
            about=dict(told["about"]),
        )


def spent(charges: Sequence[Charge], delta: float) -> float:
    """Epsilon at `delta` of the person who is in most: all releases that person is in, composed."""
    return max(epsilon_of(sigmas, delta) for sigmas in _of_persons(charges))


def least_noise(charges: Sequence[Charge]) -> float:
    """Noise, in persons, that is left where somebody weighs all that was drawn against each other; infinite where nothing was.

    A person stands in one cell of each table. So whoever knows all else about everybody tells `n` persons who stand alike
    from none by `n` divided by this many standard deviations, and nobody tells them better.
    """
    told = max(sum(sigma**-2 for sigma in sigmas) for sigmas in _of_persons(charges))
    return told**-0.5 if told else math.inf


def _of_persons(charges: Sequence[Charge]) -> list[list[float]]:
    """Noise of all tables that one person is in, for persons in most releases; one who is in fewer of the same is left out."""
    groups: dict[frozenset[int], str | None] = {
        frozenset(at for at, each in enumerate(charges) if each.persons is EVERYONE): None
    }
    for person in frozenset().union(*(each.persons or () for each in charges)):
        groups[frozenset(at for at, each in enumerate(charges) if each.covers(person))] = person
    largest = [group for group in groups if not any(group < other for other in groups)]
    return [
        [sigma for at in group for sigma, times in charges[at].sigmas.items() for _ in range(times)]
        for group in largest
    ]


@dataclass(frozen=True)
class Ledger:
    """The file: one JSON line a release, each with the hash of the one before; its head stands in a file of its own beside it.

    A chain that is cut at the end of a line is whole: only a head that is kept elsewhere tells. Whoever can cut both
    files is found by a head from a data sheet or from paper.

    Attributes
    ----------
    head
        A head that somebody kept: hash of a line that must be in the chain. Without one the file beside it must be there.
    """

    path: Path
    head: str | None = None

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
            When a line is missing, changed or unreadable, a head is none of its lines, or a file cannot be written.
        """
        with self._locked() as file:
            earlier, head = self._met(file.read())
            total = spent([*earlier, charge], delta)
            if not total <= cap:
                raise BudgetSpent(would=round(total, 2), cap=cap)
            line, head = _line(charge, head)
            file.write(line)
            file.flush()
            os.fsync(file.fileno())
            self._put_head(head)
        return total, head

    def charges(self) -> list[Charge]:
        """Everything spent so far."""
        with self._locked() as file:
            return self._met(file.read())[0]

    @property
    def head_path(self) -> Path:
        """File that holds the newest head."""
        return self.path.with_name(f"{self.path.name}.head")

    def _met(self, text: str) -> tuple[list[Charge], str]:
        """The chain, once every head that is kept is one of it: it may be ahead of them, as after a crash, never behind."""
        charges, hashes = _chain(text)
        kept = self.head_path.read_text(encoding="ascii").strip() if self.head_path.exists() else None
        heads = [each for each in (kept, self.head) if each is not None]
        if (charges and not heads) or not set(hashes).issuperset(heads):
            raise LedgerBroken
        return charges, hashes[-1] if hashes else FIRST

    def _put_head(self, head: str) -> None:
        draft = self.head_path.with_name(f".{self.head_path.name}.tmp")
        with draft.open("w", encoding="ascii") as file:
            file.write(head + "\n")
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self.head_path)

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
    body = charge.to_json() | {"before": head}
    text = json.dumps(body, sort_keys=True)
    digest = hashlib.sha256(text.encode()).hexdigest()
    return json.dumps(body | {"hash": digest}, sort_keys=True) + "\n", digest


def _chain(text: str) -> tuple[list[Charge], list[str]]:
    """Charges, and the hash of each line."""
    found: list[Charge] = []
    hashes: list[str] = []
    if text and not text.endswith("\n"):
        raise LedgerBroken
    for line in text.splitlines():
        try:
            body = json.loads(line)
            digest = body.pop("hash")
            told = hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()
            if body["before"] != (hashes[-1] if hashes else FIRST) or digest != told:
                raise LedgerBroken
            found.append(Charge.from_json(body))
        except (ValueError, KeyError, TypeError, AttributeError):
            raise LedgerBroken from None
        hashes.append(digest)
    return found, hashes
