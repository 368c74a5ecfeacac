"""Testimonies that no figure counts because nobody said who in them survived."""

from __future__ import annotations

from datetime import datetime

from django.db.models import F, Q, QuerySet
from django.db.models.fields.json import KeyTextTransform

from bearwitness.casebook.models import Claim, Source
from bearwitness.casebook.open_text import open_claims
from bearwitness.casebook.reviews import reviewed


def roleless(at: datetime, among: str | None = None) -> QuerySet[Source]:
    """Testimonies with claims that may be counted, none of which speaks of a person whose survivor's role counts.

    A role that another source gives the same person is enough. Claims are weighed as figures weigh them: open by the
    whole or by their own passage, and agreed where their property is under review.

    Parameters
    ----------
    at
        Moment at which it is asked, with its zone.
    among
        Only this source is asked about, at the cost of its own claims and persons.
    """
    standing = Claim.objects.filter(retraction=None).order_by()
    named = KeyTextTransform("subject_id", "value")
    own = standing if among is None else standing.filter(passage__text__source=among)
    roles = standing.filter(property="role", value__code="Survivor", against=False, subject__kind="Person")
    if among is not None:
        told_of = own.annotate(named=named)
        roles = roles.filter(Q(subject__in=own.values("subject")) | Q(subject__in=told_of.values("named")))
    survivors = _counted(roles, at).values("subject")
    spoken = _counted(own, at).annotate(named=named, source=F("passage__text__source"))
    told = spoken.filter(Q(subject__in=survivors) | Q(named__in=survivors)).values("source")
    testimonies = Source.objects.filter(kind="testimony", id__in=spoken.values("source"))
    return testimonies.exclude(id__in=told).order_by("id")


def _counted(claims: QuerySet[Claim], at: datetime) -> QuerySet[Claim]:
    return reviewed(open_claims(claims, "count", at))
