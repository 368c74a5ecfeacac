"""A text in short: what a list of texts shows, none of its words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bearwitness.domain.source import SourceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class TextOverview:
    """One version of a source's text.

    Attributes
    ----------
    language
        BCP 47 tag of the original, or empty.
    received_at
        UTC.
    length
        Characters.
    claims
        Number of standing claims on it.
    """

    text_id: str
    source_id: str
    kind: SourceKind
    language: str
    received_at: datetime
    length: int
    claims: int
