"""Anchors: heads of the audit chain, kept outside the database, so that a rollback shows (anchors.txt).

One line an anchor: ``seq digest time``. It is an export, written after the commit: after a crash between
the two, the anchors lie behind the database, which is no fault. A database behind its anchors is one. Who can change
both files can still roll back both: a printed or mailed anchor is what finds that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from bearwitness.vault import durable
from bearwitness.vault.errors import DamagedAnchors

FILE = "anchors.txt"
_LINE = re.compile(r"([1-9][0-9]{0,17}) ([0-9a-f]{64}) (\S{1,40})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Head of the chain at one time: the entry's number, its digest (SHA-256, hex) and its time (RFC 3339, UTC)."""

    seq: int
    digest: str
    at: str

    def line(self) -> str:
        """Anchor as it stands in the file, or on a printed receipt."""
        return f"{self.seq} {self.digest} {self.at}"

    @classmethod
    def parse(cls, line: str) -> Anchor | None:
        """Anchor from its line, or None."""
        found = _LINE.fullmatch(line)
        return cls(seq=int(found[1]), digest=found[2], at=found[3]) if found else None


def append_anchor(path: Path, anchor: Anchor) -> None:
    """Add an anchor after its entry was committed; it is on the disk when this returns."""
    durable.append_line(path, anchor.line())


def read_anchors(path: Path) -> tuple[Anchor, ...]:
    """Anchors of a file; none where there is no file, and a line torn at the end by a crash does not count.

    Raises
    ------
    DamagedAnchors
        A whole line is not an anchor.
    """
    if not path.exists():
        return ()
    whole = path.read_bytes().decode("ascii", errors="replace").split("\n")[:-1]
    anchors = []
    for number, line in enumerate(whole, start=1):
        anchor = Anchor.parse(line)
        if anchor is None:
            raise DamagedAnchors(line=number)
        anchors.append(anchor)
    return tuple(anchors)
