"""Reviews as records, and what waits for one."""

from __future__ import annotations

from typing import cast

from django.db.models import OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from bearwitness.casebook.models import Claim, Review, ReviewRule
from bearwitness.domain.review import ReviewRecord, ReviewVerdict


def properties_under_review() -> list[str]:
    """Properties whose claims count only when a second person has agreed."""
    rules = ReviewRule.objects.order_by("at", "id").values_list("property", "required")
    return sorted(name for name, required in dict(rules).items() if required)


def unreviewed(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    """Those of properties under review whose latest review is not an agreement."""
    waiting = claims.filter(property__in=properties_under_review())
    return waiting.alias(last=_last_verdict()).exclude(last="agree")


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
    if not (required := properties_under_review()):
        return claims
    return claims.alias(last=_last_verdict()).exclude(~Q(last="agree"), property__in=required)


def _last_verdict() -> Coalesce:
    last = Review.objects.filter(claim=OuterRef("pk")).order_by("-at", "-id").values("verdict")[:1]
    return Coalesce(Subquery(last), Value(""))
