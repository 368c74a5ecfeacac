"""The search index: it holds what may be found now, and nothing else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.db import connection, transaction
from django.db.models import Exists, F, OuterRef

from bearwitness.casebook.models import ConsentAnswer, SearchDue, SearchRow, Source, TextVersion
from bearwitness.casebook.open_text import open_spans_of
from bearwitness.casebook.search.fold import fold
from bearwitness.casebook.search.grams import grams
from bearwitness.casebook.sight import EVERYTHING, Exit, Sight
from bearwitness.casebook.spans import Span
from bearwitness.domain.consent import Scope

READINGS: Mapping[Scope, Exit | Sight] = {"record": EVERYTHING, "analyse": "analyse"}
"""Scopes under which anybody searches; of what is found, she is shown what she sees."""
TRANSLATION = "translation"
"""Made from another text, but no newer version of it: both are found."""
SOURCES_AT_ONCE = 50
CLOSED = "\n"
"""Stands for each closed stretch, so that no words run across it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    text_id: str
    scopes: frozenset[Scope]
    until: date | None
    words: str


def catch_up(at: datetime, *, least: int = 1) -> None:
    """Bring the index in line with the texts and consents there are; at once, where nothing has changed.

    Triggers have taken away what was closed and have put down what is due. Rows whose last day is over go here.
    Fewer sources than `least` may wait: they are missing from the index, and whoever searches catches up first.
    """
    over = SearchRow.objects.filter(until__lt=at.astimezone(UTC).date())
    if over.exists():
        with transaction.atomic():
            sources = set(over.values_list("text__source", flat=True))
            SearchDue.objects.bulk_create([SearchDue(source=each) for each in sources], ignore_conflicts=True)
            over.delete()
    while len(due := list(SearchDue.objects.values_list("source", flat=True)[:SOURCES_AT_ONCE])) >= least:
        with transaction.atomic():
            _index(due, at)
            SearchDue.objects.filter(source__in=due).delete()


def _index(sources: Sequence[str], at: datetime) -> None:
    """Make the rows of some sources anew."""
    SearchRow.objects.filter(text__source__in=sources).delete()
    newer = TextVersion.objects.filter(parent=OuterRef("pk")).exclude(made_from=TRANSLATION)
    texts = list(
        TextVersion.objects.filter(~Exists(newer), source__in=sources).order_by("source__received_at", "id")
    )
    ends = _ends(sources, at)
    found = {scope: open_spans_of(texts, reading, at) for scope, reading in READINGS.items()}
    _put([row for text in texts for row in _rows(text, found, ends.get(text.source_id))])


def _rows(
    text: TextVersion, found: dict[Scope, dict[str, list[Span]]], until: date | None
) -> Iterator[_Words]:
    """One row for each different set of open characters."""
    by_spans: dict[tuple[Span, ...], set[Scope]] = defaultdict(set)
    for scope in READINGS:
        by_spans[tuple(found[scope][text.id])].add(scope)
    for spans, scopes in by_spans.items():
        words = CLOSED.join(fold(text.text[low:high]) for low, high in spans)
        if words.strip():
            yield _Words(text_id=text.id, scopes=frozenset(scopes), until=until, words=words)


def _ends(sources: Sequence[str], at: datetime) -> dict[str, date]:
    """By source, the last day on which all of its answers are as they are now."""
    days: dict[str, list[date]] = defaultdict(list)
    today = at.astimezone(UTC).date()
    answers = ConsentAnswer.objects.filter(
        consent=F("consent__source__consent"),
        consent__source__in=sources,
        scope__in=READINGS,
        until__gte=today,
    )
    for source, until in answers.values_list("consent__source", "until"):
        if until is not None:
            days[source].append(until)
    leaving = Source.objects.filter(id__in=sources, consent__withdrawn_at__gt=at)
    for source, moment in leaving.values_list("id", "consent__withdrawn_at"):
        if moment is not None:
            days[source].append(moment.astimezone(UTC).date() - timedelta(days=1))
    return {source: min(each) for source, each in days.items()}


def _put(rows: Iterable[_Words]) -> None:
    kept = list(rows)
    made = SearchRow.objects.bulk_create(
        SearchRow(
            text_id=each.text_id,
            record="record" in each.scopes,
            analyse="analyse" in each.scopes,
            until=each.until,
        )
        for each in kept
    )
    with connection.cursor() as cursor:
        numbered = [(row.pk, each.words) for row, each in zip(made, kept, strict=True)]
        cursor.executemany("INSERT INTO search_trigram (rowid, words) VALUES (%s, %s)", numbered)
        short = [(number, grams(words)) for number, words in numbered]
        cursor.executemany("INSERT INTO search_gram (rowid, grams) VALUES (%s, %s)", short)
