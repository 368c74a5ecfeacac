"""Record that a copy was asked back, or what came of it."""

from __future__ import annotations

from datetime import UTC, datetime

from bearwitness.actions.errors import ChangedSince
from bearwitness.actions.releases.asked_back import AskedBack, left_at
from bearwitness.casebook.acting import acting
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.held import held_source
from bearwitness.casebook.models import HandedCopy, Recall
from bearwitness.casebook.reach import reach_of
from bearwitness.domain.codebook import codebook


def record_recall(casebook: Casebook, copy: int, answer: str, source: str | None = None) -> None:
    """Add what is known of one copy that is to be asked back, or was; what was recorded before stays.

    Nobody answers before anybody asks: an answer from before a withdrawal would speak for who withdraws after it.

    Parameters
    ----------
    casebook
        The open casebook; its actor needs the right to release.
    copy
        Number of the copy, as the release desk and ``consent PATH SOURCE reach`` name it.
    answer
        A code of ``recall_answer``.
    source
        Where given, the copy must be one that a withdrawal of this source's consent reaches.

    Raises
    ------
    NotAllowed
    NoSuchItem
        There is no such copy, it is of a source that is not the actor's to see, or `source` does not reach it.
    UnknownTerm
    ChangedSince
        Nothing that the copy holds is withdrawn, taken back or run out.
    """
    with acting(casebook, "record_recall", "release") as entry:
        codebook().check("recall_answer", answer)
        row = HandedCopy.objects.select_related("release__plan").filter(pk=copy).first()
        if row is None:
            raise NoSuchItem
        if row.source_id is not None:
            held_source(casebook, row.source_id)
        if source is not None and not _reaches(casebook, source, copy):
            raise NoSuchItem
        if AskedBack(casebook, "record_recall", left_at(row)).since(row) is None:
            raise ChangedSince
        Recall.objects.create(copy=row, answer=answer, at=datetime.now(UTC), by=casebook.actor)
        entry.object = str(row.source_id or row.release_id)
        entry.detail.update(copy=row.pk, answer=answer)


def _reaches(casebook: Casebook, source: str, copy: int) -> bool:
    held = held_source(casebook, source)
    return any(each.number == copy for each in reach_of(casebook, held.id).copies)
