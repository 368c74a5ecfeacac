"""Withdraw a release: whoever holds it is told not to use its numbers."""

from __future__ import annotations

from datetime import UTC, datetime

from bearwitness.actions.keeping.erase import REASONS
from bearwitness.actions.releases.export_ledger import export_ledger
from bearwitness.actions.releases.show_notice import notice_of
from bearwitness.casebook import layout
from bearwitness.casebook.acting import acting
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import ReleaseRow, ReleaseWithdrawal
from bearwitness.domain.errors import BadValue


def withdraw_release(casebook: Casebook, release_id: str, reason: str) -> dict[str, bytes]:
    """Close a release for good, and return the signed notice that says so, by names of files.

    One person is enough: what closes never waits for a second, as with consent; only what opens needs two. Nothing
    takes it back. The notice names the release, its manifest and the days, and no reason, which stays in the record.
    The release stays in every comparison, since whoever has it keeps it. What is withdrawn already stays so, with
    the day and the reason of the first time.

    Raises
    ------
    NotAllowed
    NoSuchItem
    BadValue
        No such reason.
    CannotWrite
        The disk refused. Where only the ledger could not be written, the withdrawal stands, and trying again adds it.
    """
    if reason not in REASONS:
        raise BadValue(kind="reason", example=" | ".join(REASONS))
    with acting(casebook, "withdraw_release", "release") as entry:
        row = ReleaseRow.objects.filter(id=release_id).first()
        if row is None:
            raise NoSuchItem
        _, new = ReleaseWithdrawal.objects.get_or_create(
            release=row, defaults={"reason": reason, "at": datetime.now(UTC), "by": casebook.actor}
        )
        files = notice_of(row)
        entry.object = row.id
        entry.detail.update(digest=row.bundle_digest, **({"reason": reason} if new else {"again": True}))
    # a ledger that is gone leaves a doubt, which a new one would end
    if (casebook.path / layout.LEDGER).exists():
        export_ledger(casebook.path)
    return files
