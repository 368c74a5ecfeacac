"""Claims that wait for a second person, a page at a time."""

from __future__ import annotations

from datetime import datetime

from bearwitness.casebook.reviews import unreviewed
from bearwitness.casebook.shown_claims import ShownClaim, shown_claims, standing_claims
from bearwitness.casebook.sight import Exit, Sight

PAGE = 50


def waiting_claims(
    actor: str, number: int, reading: Exit | Sight, at: datetime
) -> tuple[list[ShownClaim], bool, int]:
    """One page of those that somebody else coded, whether there is another, and how many of her own wait."""
    waiting = unreviewed(standing_claims(reading, at))
    first = PAGE * (number - 1)
    ids = list(
        waiting.exclude(by=actor).order_by("at", "id").values_list("id", flat=True)[first : first + PAGE + 1]
    )
    found = shown_claims(standing_claims(reading, at).filter(id__in=ids[:PAGE]))
    return found, len(ids) > PAGE, waiting.filter(by=actor).count()
