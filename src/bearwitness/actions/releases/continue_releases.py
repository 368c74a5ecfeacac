"""Say what left a casebook that was put back, or that lacks what its ledger names: two persons must say the same."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal, get_args

from bearwitness.actions.errors import BadEntry, ReleasesForgotten
from bearwitness.actions.releases.export_ledger import export_ledger
from bearwitness.casebook import layout
from bearwitness.casebook.acting import acting, require
from bearwitness.casebook.confirmed import counts, require_confirmed
from bearwitness.casebook.forgotten import Forgotten, forgotten
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.ledger_lines import LedgerLine, ledger_lines
from bearwitness.casebook.models import Continuation
from bearwitness.domain.errors import BadValue
from bearwitness.domain.identifiers import is_identifier
from bearwitness.vault.durable import append_line

Left = Literal["nothing", "some"]
LEFT: tuple[Left, ...] = get_args(Left)
"""Nothing left that the database does not hold; or something did, or nobody knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Continued:
    """Releases that are lost, and what two persons have said; an empty `answer` waits for the second."""

    lost: tuple[str, ...]
    answer: str


def continue_releases(casebook: Casebook, ledger: bytes, left: str) -> Continued:
    """Take one person's word for what left; with the second that says the same, releases go on.

    The ledger that she brings is added to that of the casebook, so that what it names is known from then on; where
    the casebook's own is gone, only with the second word, since a new one would end the doubt. Where
    something was lost, every later release says so, and there is no more synthetic data: nobody can compare with
    what is not known.

    Parameters
    ----------
    casebook
        The open casebook; its actor needs the right to release.
    ledger
        The newest ``ledger.jsonl`` that could be found; the casebook's own where there is no other.
    left
        One of `LEFT`.

    Raises
    ------
    NotAllowed, Unconfirmed, LinkFromTheOther
    BadValue
        No such answer, or the ledger names releases that the database does not hold.
    BadEntry
        A line of the ledger that she brings is none.
    ReleasesForgotten
        The record itself is behind its anchors, or the casebook's own ledger is damaged: that is put right first.
    """
    require(casebook, "continue_releases", "release")
    if left not in LEFT:
        raise BadValue(kind="--left", example=" | ".join(LEFT))
    brought = _brought(ledger)
    found = forgotten(casebook, also=brought)
    if found.behind or found.damaged:
        raise ReleasesForgotten(why=found.why())
    if found.lost and left == "nothing":
        raise BadValue(kind="--left", example="some")
    answer = _agreed(casebook, found) or _say(casebook, found, left)
    if answer or not found.no_ledger:
        _add(casebook, [each for each in brought if each.release in found.lost or each.withdrawn])
    if answer:
        export_ledger(casebook.path)
    return Continued(lost=found.lost, answer=answer)


def _agreed(casebook: Casebook, found: Forgotten) -> str:
    """What two persons have said of just this; empty where they have not, or where the ledger is gone since."""
    if found.no_ledger:
        return ""
    answer = found.said().filter(settled=True).values_list("answer", flat=True).first() or ""
    if answer:
        with acting(casebook, "continue_releases", "release") as entry:
            entry.detail.update(left=answer, lost=list(found.lost), restored=found.restored, settled=True)
    return answer


def _say(casebook: Casebook, found: Forgotten, left: str) -> str:
    """Keep her word, and return it where somebody else's stands beside it."""
    with acting(casebook, "continue_releases", "release") as entry:
        others = {
            each.by: each for each in found.open_words().exclude(by=casebook.actor).order_by("at", "pk")
        }
        same = [name for name, each in others.items() if each.answer == left and _still(casebook, each)]
        require_confirmed(casebook.actor)
        Continuation.objects.create(
            restored=found.restored,
            lost=list(found.lost),
            answer=left,
            settled=bool(same),
            at=datetime.now(UTC),
            by=casebook.actor,
        )
        entry.detail.update(left=left, lost=list(found.lost), restored=found.restored, settled=bool(same))
    return left if same else ""


def _still(casebook: Casebook, row: Continuation) -> bool:
    """Whether somebody's word counts beside that of whoever acts: she is surely another person."""
    both = counts(row.by, "release", casebook.actor, since=row.at)
    return both and counts(casebook.actor, "release", row.by)


def _brought(ledger: bytes) -> Sequence[LedgerLine]:
    lines = ledger_lines(ledger if ledger.endswith(b"\n") else ledger + b"\n") if ledger.strip() else []
    found = []
    for number, line in enumerate(lines, start=1):
        whole = line is not None and is_identifier(line.release, "R") and len(line.manifest) == 64
        if line is None or not whole or not set(line.manifest) <= set("0123456789abcdef"):
            raise BadEntry(place=f"line {number}", example='{"release": "R-...", "manifest": "..."}')
        found.append(line)
    return found


def _add(casebook: Casebook, brought: Sequence[LedgerLine]) -> None:
    """Add lines that the database cannot write: of releases that it lacks, and of withdrawals that it may have forgotten.

    What it holds is written with all that is said of it.
    """
    path = casebook.path / layout.LEDGER
    held = set(ledger_lines(path.read_bytes() if path.exists() else b""))
    for each in brought:
        if each not in held:
            line = {"format": 1, "release": each.release, "manifest": each.manifest}
            append_line(path, json.dumps({**line, "withdrawn": each.withdrawn} if each.withdrawn else line))
            held.add(each)
