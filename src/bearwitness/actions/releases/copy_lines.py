"""Copies that are out, and what was recorded of asking them back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bearwitness.actions.releases.asked_back import AskedBack
from bearwitness.casebook.models import HandedCopy
from bearwitness.casebook.recalls import Told, answers_of


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyLine:
    """A copy that went to a named recipient.

    Attributes
    ----------
    closed
        Something of it may not be outside any more, whether or not asking has settled that.
    recalled
        It is to be asked back, and nothing has settled that.
    answers
        What was recorded of asking, the oldest first; the last one holds, and the others stay on record.
    """

    number: int
    of: str
    recipient: str
    at: datetime
    sha256: str
    closed: bool
    recalled: bool
    answers: tuple[Told, ...]

    @property
    def answer(self) -> str:
        """What holds now, a code of ``recall_answer``; empty where nobody has asked."""
        return self.answers[-1].answer if self.answers else ""


def copy_lines(rows: Sequence[HandedCopy], back: AskedBack) -> list[CopyLine]:
    """Each copy with what is known of asking it back."""
    told = answers_of([each.pk for each in rows])
    return [_line(each, told[each.pk], back.since(each)) for each in rows]


def _line(row: HandedCopy, told: tuple[Told, ...], since: datetime | None) -> CopyLine:
    last = told[-1] if told else Told()
    return CopyLine(
        number=row.pk,
        of=str(row.source_id or row.release_id),
        recipient=row.recipient,
        at=row.at,
        sha256=row.sha256,
        closed=since is not None,
        recalled=since is not None and not last.settles(since),
        answers=told,
    )
