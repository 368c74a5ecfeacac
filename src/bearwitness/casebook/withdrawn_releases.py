"""Releases that are withdrawn as a whole: they left, stay in every comparison, and are handed out no more."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from bearwitness.casebook import layout
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.ledger_lines import ledger_lines
from bearwitness.casebook.models import ReleaseRow, ReleaseWithdrawal


def recorded_withdrawals() -> dict[str, str]:
    """Day of withdrawal by release, as the database holds them."""
    rows = ReleaseWithdrawal.objects.order_by("at", "id").values_list("release_id", "at")
    return {name: at.astimezone(UTC).date().isoformat() for name, at in rows}


def withdrawn_releases(casebook: Casebook) -> dict[str, str]:
    """The same, with what the ledger says of releases that the database holds; the earliest day counts.

    A casebook that was put back may have forgotten a withdrawal; its ledger has not.
    """
    ledger = casebook.path / layout.LEDGER
    held = dict(ReleaseRow.objects.values_list("id", "bundle_digest"))
    lines = ledger_lines(ledger.read_bytes() if ledger.exists() else b"")
    found = recorded_withdrawals()
    for line in lines:
        if line and line.withdrawn and held.get(line.release) == line.manifest:
            found[line.release] = min(line.withdrawn, found.get(line.release, line.withdrawn))
    return found


def withdrawn_at(row: ReleaseRow, day: str) -> datetime:
    """When a release was withdrawn; the end of its day where the ledger alone knows of it."""
    known = ReleaseWithdrawal.objects.filter(release=row).values_list("at", flat=True).first()
    return known or datetime.combine(datetime.fromisoformat(day).date(), time(), UTC) + timedelta(days=1)
