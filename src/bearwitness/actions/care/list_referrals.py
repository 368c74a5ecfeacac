"""Show what help can be offered."""

from __future__ import annotations

from dataclasses import dataclass

from bearwitness.casebook.acting import acting
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import Referral
from bearwitness.domain.gazetteer import Gazetteer

EMERGENCY = "Emergency"


@dataclass(frozen=True, slots=True, kw_only=True)
class Help:
    """One service, as it can be read out."""

    number: int
    service: str
    region: str
    words: str


def list_referrals(casebook: Casebook, *, language: str, region: str) -> list[Help]:
    """Services in a language in a region, or in a larger one around it; emergencies first.

    Raises
    ------
    NotAllowed
    UnknownPlace
    """
    around = {region, *Gazetteer.load().ancestors(region)}
    with acting(casebook, "list_referrals", "consent") as entry:
        rows = Referral.objects.filter(language=language, region__in=around).order_by("pk")
        found = [Help(number=r.pk, service=r.service, region=r.region, words=r.words) for r in rows]
        entry.detail["referrals"] = len(found)
    return sorted(found, key=lambda each: each.service != EMERGENCY)
