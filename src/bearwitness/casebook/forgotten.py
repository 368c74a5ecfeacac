"""What a casebook may have forgotten: it was put back from a copy, or holds less than was anchored or let out.

The database cannot tell by itself. What stands beside it can, as long as nobody put that back too: an anchor kept
elsewhere is what finds that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.db.models import QuerySet

from bearwitness.casebook import layout
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.ledger_lines import LedgerLine, ledger_lines
from bearwitness.casebook.models import AuditEntry, Continuation, ReleaseRow
from bearwitness.vault.anchor import Anchor, read_anchors
from bearwitness.vault.errors import DamagedAnchors


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten:
    """What speaks for it.

    Attributes
    ----------
    restored
        Number of the entry that says that the casebook was put back, the last one; 0 where it never was.
    lost
        Releases that the ledger names and the database does not hold.
    no_ledger
        The ledger is gone though something has left.
    damaged
        A whole line of it is none.
    behind
        An anchor names an entry that the record does not hold, or there is no anchor.
    """

    restored: int
    lost: tuple[str, ...]
    no_ledger: bool
    damaged: bool
    behind: bool

    def settled(self) -> bool:
        """Whether nothing is in doubt, or two persons have said what left."""
        if self.no_ledger or self.damaged or self.behind:
            return False
        return not (self.restored or self.lost) or self.said().filter(settled=True).exists()

    def said(self) -> QuerySet[Continuation]:
        """What persons have said of just this."""
        return Continuation.objects.filter(restored=self.restored, lost=list(self.lost))

    def open_words(self) -> QuerySet[Continuation]:
        """Those of them beside which another counts; where the ledger is gone, none from before two last agreed."""
        settled = Continuation.objects.filter(settled=True).order_by("pk").last() if self.no_ledger else None
        return self.said() if settled is None else self.said().filter(pk__gt=settled.pk)

    def why(self) -> str:
        """Codes of what is in doubt."""
        doubts = {
            "restored": self.restored,
            "releases": self.lost,
            "ledger": self.no_ledger or self.damaged,
            "anchors": self.behind,
        }
        return ", ".join(code for code, holds in doubts.items() if holds)


def forgotten(casebook: Casebook, also: Sequence[LedgerLine] = ()) -> Forgotten:
    """Compare the database with the ledger and the anchors beside it, and with lines of a ledger from elsewhere."""
    ledger = casebook.path / layout.LEDGER
    held = dict(ReleaseRow.objects.values_list("id", "bundle_digest"))
    lines = ledger_lines(ledger.read_bytes() if ledger.exists() else b"")
    lost = {line.release for line in (*lines, *also) if line and held.get(line.release) != line.manifest}
    return Forgotten(
        restored=_restored(),
        lost=tuple(sorted(lost)),
        no_ledger=bool(held) and not ledger.exists(),
        damaged=None in lines,
        behind=_behind(casebook.path),
    )


def something_lost() -> bool:
    """Whether two persons have said that releases left which the casebook no longer holds: that stays so."""
    return Continuation.objects.filter(settled=True, answer="some").exists()


def _restored() -> int:
    entries = AuditEntry.objects.filter(verb="restore").order_by("-seq")
    return entries.values_list("seq", flat=True).first() or 0


def _behind(folder: Path) -> bool:
    try:
        anchors = read_anchors(folder / layout.ANCHORS)
    except DamagedAnchors:
        return True
    held = (
        AuditEntry.objects.filter(seq=each.seq, digest=each.digest).exists() for each in _telling(anchors)
    )
    return not anchors or not all(held)


def _telling(anchors: Sequence[Anchor]) -> Iterator[Anchor]:
    """The newest anchor, and each that a later one lies below: so it looks when an older record was gone on with."""
    least = None
    for each in reversed(anchors):
        if least is None or each.seq >= least:
            yield each
        least = each.seq if least is None else min(least, each.seq)
