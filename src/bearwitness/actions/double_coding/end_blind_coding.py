"""Close one's part of a double coding."""

from __future__ import annotations

from datetime import UTC, datetime

from bearwitness.actions.double_coding.open_double_coding import open_double_coding
from bearwitness.casebook.acting import acting
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import BlindEnd


def end_blind_coding(casebook: Casebook, coding_id: str) -> None:
    """Change nothing more; from now on the actor may see what the other has coded.

    Raises
    ------
    NotAllowed
    NoSuchItem, BlindCoding
        As `open_double_coding`.
    """
    now = datetime.now(UTC)
    with acting(casebook, "end_blind_coding", "code") as entry:
        coding = open_double_coding(casebook, coding_id, now)
        BlindEnd.objects.create(coding=coding, by=casebook.actor, at=now)
        entry.object = coding_id
