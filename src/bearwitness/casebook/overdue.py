"""Which testimonies wait for a risk assessment, so that nothing is released."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from bearwitness.casebook.models import RiskAssessment, Source
from bearwitness.casebook.permitted import permitted


def overdue_risks(at: datetime, quoted: Collection[str] = ()) -> list[str]:
    """Sources that count in figures now, or hold one of the quoted passages, and whose latest risk assessment asks for a review that is past."""
    latest = RiskAssessment.objects.filter(source=OuterRef("pk")).order_by("-on", "-id")
    leaving = _leaving(Source.objects.all(), at, quoted)
    late = leaving.annotate(due=Subquery(latest.values("next_review")[:1])).filter(due__lt=at.date())
    return list(late.order_by("id").values_list("id", flat=True))


def missing_risks(at: datetime, quoted: Collection[str] = ()) -> list[str]:
    """Testimonies that count in figures now, or hold one of the quoted passages, and that nobody has ever assessed."""
    leaving = _leaving(Source.objects.filter(kind="testimony"), at, quoted)
    never = leaving.exclude(Exists(RiskAssessment.objects.filter(source=OuterRef("pk"))))
    return list(never.order_by("id").values_list("id", flat=True))


def _leaving(sources: QuerySet[Source], at: datetime, quoted: Collection[str]) -> QuerySet[Source]:
    counted = permitted(Source.objects.all(), "count", at).values("id")
    spoken = Source.objects.filter(texts__passages__in=quoted).values("id")
    return sources.filter(Q(id__in=counted) | Q(id__in=spoken))
