"""Records of linkage that may be counted now, by the agreement of their list and by the answer of their own row."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from bearwitness.casebook.models import ConsentAnswer, LinkageRun, LinkedRecord, Passage, Source
from bearwitness.casebook.permitted import permitted
from bearwitness.casebook.shut_passages import shut_passages
from bearwitness.domain.cell import original


def open_records(at: datetime) -> QuerySet[LinkedRecord]:
    """Records of every run that a linkage would still read at this moment.

    Where any row of a list has an answer of its own, a record whose number is nowhere in the list's text is closed.
    """
    lists = permitted(Source.objects.filter(kind="list"), "count", at)
    own = ConsentAnswer.objects.filter(
        consent=OuterRef("source__consent"), scope="count", passage__isnull=False
    )
    stated = Q(passage__isnull=False) & ~Q(passage__in=shut_passages("count", at))
    return LinkedRecord.objects.filter(source__in=lists.values("id")).filter(~Exists(own) | stated)


def closed_since(run: LinkageRun, at: datetime) -> bool:
    """Whether any record of a run may not be counted any more."""
    return LinkedRecord.objects.filter(run=run).exclude(id__in=open_records(at).values("id")).exists()


def lists_closed_since(run: LinkageRun, at: datetime) -> bool:
    """Whether a whole list of a run may not be counted any more, or no record of it."""
    still = open_records(at).filter(run=run).values("source")
    return LinkedRecord.objects.filter(run=run).exclude(source__in=still).exists()


def lists_of(run: LinkageRun) -> list[str]:
    """Identifiers of the lists of a run that are still here."""
    return list(run.records.order_by("source").values_list("source", flat=True).distinct())


def stated_numbers(source_id: str) -> dict[str, str]:
    """Numbers of records that stand in the text of a list, each with its passage."""
    cells = Passage.objects.filter(text__source=source_id, claims__property="role").order_by("id")
    return {original(quote.strip()): cell for cell, quote in cells.values_list("id", "quote")}
