"""Which testimonies wait for a risk assessment, so that nothing is released."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from bearwitness.casebook.models import Claim, RiskAssessment, Source
from bearwitness.casebook.open_text import open_claims
from bearwitness.casebook.permitted import permitted

AT_ONCE = 500
"""Sources of one question: the few whose assessment is due are asked about, not all whose words are on record."""


def overdue_risks(
    at: datetime, quoted: Collection[str] = (), *, among: QuerySet[Source] | None = None
) -> list[str]:
    """Sources that count in figures now, or hold one of the quoted passages, and whose latest risk assessment asks for a review that is past."""
    return _leaving(_late(Source.objects.all() if among is None else among, at), at, quoted)


def missing_risks(at: datetime, quoted: Collection[str] = ()) -> list[str]:
    """Testimonies that count in figures now, or hold one of the quoted passages, and that nobody has ever assessed."""
    return _leaving(_never(Source.objects.all()), at, quoted)


def due_among(sources: Collection[str], at: datetime) -> list[str]:
    """Those of the sources whose risk assessment is missing, or past its review."""
    among = Source.objects.filter(id__in=sources)
    return [*_late(among, at), *_never(among)]


def _late(sources: QuerySet[Source], at: datetime) -> list[str]:
    latest = RiskAssessment.objects.filter(source=OuterRef("pk")).order_by("-on", "-id")
    late = sources.annotate(due=Subquery(latest.values("next_review")[:1])).filter(due__lt=at.date())
    return list(late.order_by("id").values_list("id", flat=True))


def _never(sources: QuerySet[Source]) -> list[str]:
    assessed = RiskAssessment.objects.filter(source=OuterRef("pk"))
    never = sources.filter(kind="testimony").exclude(Exists(assessed))
    return list(never.order_by("id").values_list("id", flat=True))


def _leaving(among: list[str], at: datetime, quoted: Collection[str]) -> list[str]:
    """Those of the sources that may be counted as a whole, of which a single claim may be, or that are quoted."""
    found = (
        set(Source.objects.filter(texts__passages__in=quoted).values_list("id", flat=True))
        if quoted
        else set()
    )
    for begin in range(0, len(among), AT_ONCE):
        some = among[begin : begin + AT_ONCE]
        sources = Source.objects.filter(id__in=some)
        found.update(permitted(sources, "count", at).values_list("id", flat=True))
        standing = Claim.objects.filter(retraction=None, passage__text__source__in=some).order_by()
        by_passage = open_claims(standing, "count", at)
        found.update(by_passage.values_list("passage__text__source", flat=True).distinct())
    return [each for each in among if each in found]
