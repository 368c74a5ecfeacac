"""Which testimonies wait for a risk assessment, so that nothing is released."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from bearwitness.casebook.models import Claim, RiskAssessment, Source
from bearwitness.casebook.open_text import open_claims
from bearwitness.casebook.permitted import permitted


def overdue_risks(at: datetime, quoted: Collection[str] = ()) -> list[str]:
    """Sources that count in figures now, or hold one of the quoted passages, and whose latest risk assessment asks for a review that is past."""
    return _late(_leaving(at, quoted), at)


def missing_risks(at: datetime, quoted: Collection[str] = ()) -> list[str]:
    """Testimonies that count in figures now, or hold one of the quoted passages, and that nobody has ever assessed."""
    return _never(_leaving(at, quoted))


def due_among(sources: Collection[str], at: datetime) -> list[str]:
    """Those of the sources whose risk assessment is missing, or past its review."""
    among = Source.objects.filter(id__in=sources)
    return [*_late(among, at), *_never(among)]


def _late(sources: QuerySet[Source], at: datetime) -> list[str]:
    latest = RiskAssessment.objects.filter(source=OuterRef("pk")).order_by("-on", "-id")
    late = sources.annotate(due=Subquery(latest.values("next_review")[:1])).filter(due__lt=at.date())
    return list(late.order_by("id").values_list("id", flat=True))


def _never(sources: QuerySet[Source]) -> list[str]:
    assessed = RiskAssessment.objects.filter(source=OuterRef("pk"))
    never = sources.filter(kind="testimony").exclude(Exists(assessed))
    return list(never.order_by("id").values_list("id", flat=True))


def _leaving(at: datetime, quoted: Collection[str]) -> QuerySet[Source]:
    """Sources that may be counted as a whole, of which a single claim may be, or that are quoted."""
    counted = permitted(Source.objects.all(), "count", at).values("id")
    standing = Claim.objects.filter(retraction=None).order_by()
    by_passage = open_claims(standing, "count", at).values("passage__text__source")
    spoken = Source.objects.filter(texts__passages__in=quoted).values("id")
    return Source.objects.filter(Q(id__in=counted) | Q(id__in=by_passage) | Q(id__in=spoken))
