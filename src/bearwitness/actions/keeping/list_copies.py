"""List the copies that were made, and the drills."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bearwitness.casebook.acting import acting
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import BackupRow


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One copy or drill; `seconds` is None where it did not come to its end."""

    at: datetime
    kind: str
    seconds: float | None
    kept_until: date | None


def list_copies(casebook: Casebook, limit: int = 20) -> tuple[Copy, ...]:
    """Return the newest first.

    Raises
    ------
    NotAllowed
    """
    with acting(casebook, "list_copies", "audit"):
        rows = list(BackupRow.objects.order_by("-at")[:limit])
    return tuple(
        Copy(at=row.at, kind=row.kind, seconds=row.seconds, kept_until=row.kept_until) for row in rows
    )
