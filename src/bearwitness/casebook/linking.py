"""What the casebook knows of linkage: lists that may be counted, the latest run, judgements that stand. No name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from bearwitness.casebook.linked_rows import open_records
from bearwitness.casebook.models import (
    ConsentAnswer,
    LinkageRun,
    LinkedPair,
    PairJudgement,
    Passage,
    SealedItem,
    Source,
)
from bearwitness.casebook.open_text import open_passages
from bearwitness.casebook.permitted import permitted
from bearwitness.casebook.sealing import COLUMNS
from bearwitness.domain.cell import original
from bearwitness.domain.judgement import MODES, VERDICTS, Ends, JudgementRecord, RecordPlace


@dataclass(frozen=True, slots=True, kw_only=True)
class CountableList:
    """A list under an agreement that lets it be counted, with its columns kept.

    Attributes
    ----------
    name
        Code of its organisation: lists of one organisation are one list.
    only
        Numbers of the records that may be counted, where a row of it is stricter; without any stricter row, nothing.
    """

    source: str
    name: str
    only: frozenset[str] | None


def countable_lists(at: datetime) -> list[CountableList]:
    """Lists that may be linked at this moment, by name and source."""
    rows = permitted(Source.objects.filter(kind="list"), "count", at)
    kept = set(SealedItem.objects.filter(kind=COLUMNS).values_list("source", flat=True))
    found = [
        CountableList(source=row.id, name=row.organisation or row.id, only=_only(row, at))
        for row in rows.order_by("id")
        if row.id in kept
    ]
    return sorted(found, key=lambda each: (each.name, each.source))


def _only(row: Source, at: datetime) -> frozenset[str] | None:
    """Numbers of records whose own cell is open; a number that is nowhere in the text is not among them."""
    answers = ConsentAnswer.objects.filter(consent=row.consent_id, scope="count", passage__isnull=False)
    if not answers.exists():
        return None
    stated = Passage.objects.filter(text__source=row, claims__property="role").distinct()
    return frozenset(original(each.quote.strip()) for each in open_passages(stated, "count", at))


def latest_run() -> LinkageRun | None:
    """The run that pairs are shown of; the counts that it drew are read only where they are asked for."""
    return LinkageRun.objects.defer("retrained").order_by("at", "id").last()


def open_pairs(run: LinkageRun, at: datetime) -> QuerySet[LinkedPair]:
    """Pairs of a run of which both records may still be counted."""
    still = open_records(at).filter(run=run).values("id")
    pairs = LinkedPair.objects.filter(first__run=run, first__in=still, second__in=still)
    return pairs.select_related("first", "second")


def ends_of(pair: LinkedPair) -> Ends:
    """Places of both records, the smaller first."""
    first: RecordPlace = (pair.first.source_id, pair.first.row)
    second: RecordPlace = (pair.second.source_id, pair.second.row)
    return (first, second) if first < second else (second, first)


def standing_judgements(at: datetime) -> Sequence[JudgementRecord]:
    """Judgements that nobody has taken back, oldest first, of every run, on records that may still be counted."""
    still = open_records(at).values("id")
    rows = PairJudgement.objects.filter(withdrawal=None, pair__first__in=still, pair__second__in=still)
    ordered = rows.select_related("pair__first", "pair__second").order_by("at", "id")
    return [judgement_record(row) for row in ordered]


def judgement_record(row: PairJudgement) -> JudgementRecord:
    """Row as a record."""
    return JudgementRecord(
        id=row.id,
        pair_id=row.pair_id,
        ends=ends_of(row.pair),
        verdict=next(each for each in VERDICTS if each == row.verdict),
        mode=next(each for each in MODES if each == row.mode),
        weight=row.pair.weight,
        at=row.at,
        by=row.by,
    )
