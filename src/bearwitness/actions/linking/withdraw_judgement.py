"""Take a judgement on a pair back."""

from __future__ import annotations

from datetime import UTC, datetime

from bearwitness.actions.linking.errors import NotYourJudgement
from bearwitness.casebook.acting import acting, require
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import JudgementWithdrawal, PairJudgement


def withdraw_judgement(casebook: Casebook, judgement_id: str | None = None) -> str:
    """Take one's own judgement back, without an identifier the latest that stands; the row stays, and counts no more.

    Returns
    -------
    str
        Identifier of the judgement.

    Raises
    ------
    NotAllowed
    NoSuchItem
    NotYourJudgement
        Somebody else gave it, or it is taken back already.
    """
    require(casebook, "withdraw_judgement", "review")
    rows = PairJudgement.objects.order_by("at", "id")
    if judgement_id is None:
        row = rows.filter(by=casebook.actor, withdrawal=None).last()
    else:
        row = rows.filter(id=judgement_id).first()
    if row is None:
        raise NoSuchItem
    if row.by != casebook.actor or JudgementWithdrawal.objects.filter(judgement=row).exists():
        raise NotYourJudgement
    with acting(casebook, "withdraw_judgement", "review") as entry:
        JudgementWithdrawal.objects.create(judgement=row, at=datetime.now(UTC), by=casebook.actor)
        entry.object = row.id
    return row.id
