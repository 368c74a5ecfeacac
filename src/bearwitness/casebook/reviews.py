"""Reviews as records, and what waits for one."""

from __future__ import annotations

from typing import cast

from django.db.models import OuterRef, QuerySet, Subquery

from bearwitness.casebook.models import Claim, Review, ReviewRule
from bearwitness.domain.review import ReviewRecord, ReviewVerdict


def properties_under_review() -> list[str]:
    """Properties whose claims count only when a second person has agreed."""
    rules = ReviewRule.objects.order_by("at", "id").values_list("property", "required")
    return sorted(name for name, required in dict(rules).items() if required)


def unreviewed(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    """Those of properties under review whose latest review is not an agreement."""
    last = Review.objects.filter(claim=OuterRef("pk")).order_by("-at", "-id").values("verdict")[:1]
    waiting = claims.filter(property__in=properties_under_review()).annotate(last=Subquery(last))
    return waiting.exclude(last__isnull=False, last="agree")


def review_record(row: Review) -> ReviewRecord:
    """A review."""
    return ReviewRecord(
        id=row.id,
        claim_id=row.claim_id,
        verdict=cast(ReviewVerdict, row.verdict),
        reason=row.reason,
        at=row.at,
        by=row.by,
        replaced_by=row.replaced_by_id,
    )


def reviewed(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    """Claims that may be counted where review is required."""
    return claims.exclude(id__in=unreviewed(claims).values("id"))
