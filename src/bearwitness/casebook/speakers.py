"""Testimonies that no figure counts because nobody said who in them survived."""

from __future__ import annotations

from datetime import datetime

from django.db.models import F, Q, QuerySet
from django.db.models.fields.json import KeyTextTransform

from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import Claim, Source
from bearwitness.casebook.open_text import open_claims
from bearwitness.casebook.reviews import reviewed
from bearwitness.casebook.sight_of import sight_of

NAMED = KeyTextTransform("subject_id", "value")
"""Person whom the value of a claim names."""


def roleless(at: datetime) -> QuerySet[Source]:
    """Testimonies with claims that may be counted, none of which speaks of a person whose survivor's role counts.

    A role that another source gives the same person is enough. Claims are weighed as figures weigh them: open by the
    whole or by their own passage, and agreed where their property is under review.
    """
    survivors = _counted(_roles(), at).values("subject")
    spoken = _counted(_standing(), at).annotate(named=NAMED, source=F("passage__text__source"))
    told = spoken.filter(Q(subject__in=survivors) | Q(named__in=survivors)).values("source")
    testimonies = Source.objects.filter(kind="testimony", id__in=spoken.values("source"))
    return testimonies.exclude(id__in=told).order_by("id")


def roleless_seen(casebook: Casebook, at: datetime) -> int:
    """How many of `roleless` the actor sees."""
    return roleless(at).filter(id__in=sight_of(casebook).sources().values("id")).count()


def is_roleless(source_id: str, at: datetime) -> bool:
    """Whether one source is among `roleless`, at the cost of its own claims and persons."""
    own = _standing().filter(passage__text__source=source_id, passage__text__source__kind="testimony")
    pairs = _counted(own, at).values_list("subject", NAMED)
    persons = {each for pair in pairs for each in pair if each}
    return bool(persons) and not _counted(_roles().filter(subject__in=persons), at).exists()


def _standing() -> QuerySet[Claim]:
    return Claim.objects.filter(retraction=None).order_by()


def _roles() -> QuerySet[Claim]:
    return _standing().filter(property="role", value__code="Survivor", against=False, subject__kind="Person")


def _counted(claims: QuerySet[Claim], at: datetime) -> QuerySet[Claim]:
    return reviewed(open_claims(claims, "count", at))
