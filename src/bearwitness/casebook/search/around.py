"""Claims on the texts in which words were found."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from bearwitness.casebook.shown_claims import ShownClaim, shown_claims, standing_claims
from bearwitness.casebook.sight import Exit, Sight


def claims_on(texts: Collection[str], reading: Exit | Sight, at: datetime) -> list[ShownClaim]:
    """Open claims on some texts, in one query."""
    return shown_claims(standing_claims(reading, at).filter(passage__text__in=texts))
