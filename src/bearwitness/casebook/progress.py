"""How far a casebook has come, in counts."""

from __future__ import annotations

from dataclasses import dataclass

from bearwitness.casebook.models import Claim, ReleaseRow, Source, TextVersion


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Numbers of sources, of those with a text that can be coded, of standing claims and of releases."""

    sources: int
    texts: int
    claims: int
    releases: int


def progress() -> Progress:
    """Count what is there, whatever its consent says; nothing of it is read."""
    return Progress(
        sources=Source.objects.count(),
        texts=TextVersion.objects.values("source").distinct().count(),
        claims=Claim.objects.filter(retraction=None).count(),
        releases=ReleaseRow.objects.count(),
    )
