"""Claims on the words that a page shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

from bearwitness.casebook.models import Passage
from bearwitness.casebook.shown_claims import ShownClaim, shown_claims, standing_claims
from bearwitness.casebook.sight import Exit, Sight
from bearwitness.casebook.spans import Span, touches


def claims_on(spans: Mapping[str, Sequence[Span]], reading: Exit | Sight, at: datetime) -> list[ShownClaim]:
    """Open claims on passages that share a word with spans of some texts, in two queries."""
    passages = Passage.objects.filter(text__in=spans).values_list("id", "text", "start", "end")
    near = [name for name, text, start, end in passages if touches(spans[text], start, end)]
    return shown_claims(standing_claims(reading, at).filter(passage__in=near))
