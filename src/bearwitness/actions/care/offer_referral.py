"""Record that help was offered."""

from __future__ import annotations

from datetime import UTC, datetime

from bearwitness.casebook.acting import acting
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.held import held_source
from bearwitness.casebook.models import Referral, ReferralOffer
from bearwitness.domain.codebook import codebook


def offer_referral(casebook: Casebook, source_id: str, referral: int, answer: str) -> None:
    """Record the offer of a service to whoever gave a testimony, and what she answered.

    Raises
    ------
    NotAllowed
    NoSuchItem
        No such source, or no such service.
    UnknownTerm
        The answer is not of ``referral_answer``.
    """
    with acting(casebook, "offer_referral", "consent") as entry:
        codebook().check("referral_answer", answer)
        row = Referral.objects.filter(pk=referral).first()
        if row is None:
            raise NoSuchItem
        ReferralOffer.objects.create(
            source=held_source(casebook, source_id),
            referral=row,
            answer=answer,
            at=datetime.now(UTC),
            by=casebook.actor,
        )
        entry.object = source_id
        entry.detail.update(referral=row.pk, answer=answer)
