"""Which earlier releases already told exactly what is to be rounded now."""

from __future__ import annotations

from collections.abc import Sequence

from bearwitness.release.comparing.snapshot import Snapshot


def exact_before(now: Snapshot, earlier: Sequence[Snapshot]) -> tuple[str, ...]:
    """Identifiers of earlier releases that printed, of the same persons, an exact count that `now` prints rounded."""
    return tuple(each.release for each in earlier if _tells(each, now))


def _tells(before: Snapshot, now: Snapshot) -> bool:
    told = (before.published - before.printed.keys()) & now.printed.keys() & now.published
    return any(
        before.roster.persons(before.members[key]) == now.roster.persons(now.members[key])
        for key in told
        if now.members[key]
    )
