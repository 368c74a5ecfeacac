"""Read the audit record."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime

from bearwitness.casebook.acting import acting
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.seen_entries import seen_entries

AT_ONCE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One entry, as it is shown; `detail` has codes, counts, identifiers and hashes only."""

    seq: int
    at: datetime
    actor: str
    verb: str
    item: str
    detail: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """Entries, newest first; `older` is the number to go on from, or None at the end."""

    lines: tuple[Line, ...]
    older: int | None


def read_audit(
    casebook: Casebook,
    *,
    actor: str = "",
    verb: str = "",
    item: str = "",
    before: int | None = None,
    limit: int = AT_ONCE,
) -> Lines:
    """Entries of an actor, of a verb, on an item, of those that the actor may read; that somebody looked is one too.

    Parameters
    ----------
    casebook
        The open casebook.
    actor, verb, item
        Only entries with these; empty for all.
    before
        Only entries with a smaller number.
    limit
        How many at most.

    Raises
    ------
    NotAllowed
    """
    with acting(casebook, "read_audit", "audit"):
        wanted = {"actor": actor, "verb": verb, "object": item}
        rows = seen_entries(casebook).filter(**{name: value for name, value in wanted.items() if value})
        if before is not None:
            rows = rows.filter(seq__lt=before)
        found = list(rows.order_by("-seq")[: limit + 1])
    shown = found[:limit]
    lines = tuple(
        Line(
            seq=row.seq,
            at=datetime.fromisoformat(row.at),
            actor=row.actor,
            verb=row.verb,
            item=row.object,
            detail=json.loads(row.detail or "{}"),
        )
        for row in shown
    )
    return Lines(lines=lines, older=shown[-1].seq if len(found) > limit else None)
