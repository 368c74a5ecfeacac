"""The notice that a release is withdrawn, as its readers get it."""

from __future__ import annotations

from datetime import UTC

from bearwitness.actions.keys.signing import signing_seed
from bearwitness.casebook.acting import acting
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import ReleaseRow
from bearwitness.casebook.withdrawn_releases import recorded_withdrawals
from bearwitness.release.bundle.withdrawal import Withdrawal, notice_files


def show_notice(casebook: Casebook, release_id: str) -> dict[str, bytes]:
    """The notice of a release that is withdrawn; the look is logged.

    Raises
    ------
    NotAllowed
    NoSuchItem
        There is no such release, or the database holds no withdrawal of it: the key signs nothing that only the ledger
        says, since that lies open.
    """
    with acting(casebook, "show_notice", "release") as entry:
        row = ReleaseRow.objects.filter(id=release_id).first()
        if row is None or row.id not in recorded_withdrawals():
            raise NoSuchItem
        entry.object = row.id
        return notice_of(row)


def notice_of(row: ReleaseRow) -> dict[str, bytes]:
    """Signed files of the notice of a release that is withdrawn, by name; the same bytes each time."""
    withdrawal = Withdrawal(
        release=row.id,
        manifest=row.bundle_digest,
        released=row.at.astimezone(UTC).date().isoformat(),
        withdrawn=recorded_withdrawals()[row.id],
    )
    return notice_files(withdrawal, signing_seed())
