"""How far a casebook has come, in counts."""

from __future__ import annotations

from dataclasses import dataclass

from bearwitness.casebook.models import Claim, ReleaseRow, TextVersion
from bearwitness.casebook.sight import Sight


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Numbers of sources, of those with a text that can be coded, of standing claims and of releases."""

    sources: int
    texts: int
    claims: int
    releases: int


def progress(sight: Sight) -> Progress:
    """Count what somebody sees, whatever its consent says; nothing of it is read."""
    return Progress(
        sources=sight.sources().count(),
        texts=TextVersion.objects.filter(sight.over("source__")).values("source").distinct().count(),
        claims=Claim.objects.filter(sight.over("passage__text__source__"), retraction=None).count(),
        releases=ReleaseRow.objects.count(),
    )
