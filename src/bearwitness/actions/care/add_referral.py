"""Put help on the list of what can be offered."""

from __future__ import annotations

from datetime import UTC, datetime

from bearwitness.casebook.acting import acting
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import Referral
from bearwitness.domain.codebook import codebook
from bearwitness.domain.errors import BadValue
from bearwitness.domain.gazetteer import Gazetteer


def add_referral(casebook: Casebook, service: str, *, language: str, region: str, words: str) -> int:
    """Add a service by language and region (a gazetteer id); return its number.

    Raises
    ------
    NotAllowed
    UnknownTerm, UnknownPlace
    BadValue
        There are no words on how to reach it.
    """
    with acting(casebook, "add_referral", "consent") as entry:
        codebook().check("referral_service", service)
        codebook().check("language", language)
        Gazetteer.load().place(region)
        if not words.strip():
            raise BadValue(kind="contact", example="+82 2 000 0000")
        row = Referral.objects.create(
            service=service,
            language=language,
            region=region,
            words=words,
            at=datetime.now(UTC),
            by=casebook.actor,
        )
        entry.detail.update(referral=row.pk, service=service)
        return int(row.pk)
