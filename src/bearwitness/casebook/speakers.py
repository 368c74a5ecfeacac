"""Testimonies that no figure counts because nobody said who in them survived."""

from __future__ import annotations

from datetime import datetime

from django.db.models import F, Q, QuerySet
from django.db.models.fields.json import KeyTextTransform

from bearwitness.casebook.models import Claim, Source
from bearwitness.casebook.permitted import permitted


def roleless(at: datetime) -> QuerySet[Source]:
    """Testimonies that may be counted and are coded, of which no claim speaks of a person with a survivor's role.

    A role that another source gives the same person is enough.
    """
    standing = Claim.objects.filter(retraction=None).order_by()
    survivors = standing.filter(
        property="role", value__code="Survivor", against=False, subject__kind="Person"
    ).values("subject")
    spoken = standing.annotate(
        named=KeyTextTransform("subject_id", "value"), source=F("passage__text__source")
    )
    told = spoken.filter(Q(subject__in=survivors) | Q(named__in=survivors)).values("source")
    counted = permitted(Source.objects.filter(kind="testimony"), "count", at)
    return counted.filter(id__in=spoken.values("source")).exclude(id__in=told).order_by("id")
