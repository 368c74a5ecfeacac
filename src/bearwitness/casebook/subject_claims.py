"""Positions and reviews of what is claimed of one subject."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime

from bearwitness.casebook.models import Claim, Review
from bearwitness.casebook.open_text import open_claims
from bearwitness.casebook.positions import Matter, latest, position_records
from bearwitness.casebook.reviews import properties_under_review, review_record
from bearwitness.casebook.sight import Exit, Sight
from bearwitness.domain.position import PositionRecord
from bearwitness.domain.review import ReviewRecord


def positions_on(subject: str, reading: Exit | Sight, at: datetime) -> list[PositionRecord]:
    """Positions on one subject, superseded ones too, of which every weighed claim may be read."""
    own = open_claims(Claim.objects.filter(subject=subject), reading, at)
    return position_records(frozenset(own.values_list("id", flat=True)))


def reviews_on(claims: Collection[str]) -> Mapping[str, ReviewRecord]:
    """By claim, its latest review."""
    rows = Review.objects.filter(claim__in=claims).order_by("at", "id")
    return {row.claim_id: review_record(row) for row in rows}


def under_review() -> frozenset[str]:
    """Properties whose claims count only when a second person has agreed."""
    return frozenset(properties_under_review())


def decided_matters(standing: Collection[str]) -> frozenset[Matter]:
    """Matters on which a position holds: its choice is among the claims that stand, or it says that nobody can tell."""
    chosen = {None, *standing}
    return frozenset(matter for matter, row in latest().items() if row.choice_id in chosen)
