"""Which risk assessments are overdue for review."""

from __future__ import annotations

from datetime import datetime

from django.db.models import OuterRef, Subquery

from bearwitness.casebook.models import RiskAssessment, Source
from bearwitness.casebook.permitted import permitted


def overdue_risks(at: datetime) -> list[str]:
    """Sources that count in figures now and whose latest risk assessment asks for a review that is past."""
    latest = RiskAssessment.objects.filter(source=OuterRef("pk")).order_by("-on", "-id")
    counted = permitted(Source.objects.all(), "count", at)
    late = counted.annotate(due=Subquery(latest.values("next_review")[:1])).filter(due__lt=at.date())
    return list(late.order_by("id").values_list("id", flat=True))
