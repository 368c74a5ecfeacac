"""Which testimonies wait for a risk assessment, so that nothing is released."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Exists, OuterRef, Subquery

from bearwitness.casebook.models import RiskAssessment, Source
from bearwitness.casebook.permitted import permitted


def overdue_risks(at: datetime) -> list[str]:
    """Sources that count in figures now and whose latest risk assessment asks for a review that is past."""
    latest = RiskAssessment.objects.filter(source=OuterRef("pk")).order_by("-on", "-id")
    counted = permitted(Source.objects.all(), "count", at)
    late = counted.annotate(due=Subquery(latest.values("next_review")[:1])).filter(due__lt=at.date())
    return list(late.order_by("id").values_list("id", flat=True))


def missing_risks(at: datetime) -> list[str]:
    """Testimonies that count in figures now and that nobody has ever assessed."""
    counted = permitted(Source.objects.filter(kind="testimony"), "count", at)
    never = counted.exclude(Exists(RiskAssessment.objects.filter(source=OuterRef("pk"))))
    return list(never.order_by("id").values_list("id", flat=True))
