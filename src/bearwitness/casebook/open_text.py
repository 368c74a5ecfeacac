"""Which parts of a text are open under a scope."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db.models import Exists, F, OuterRef, QuerySet

from bearwitness.casebook.models import Claim, Passage, Source, TextVersion
from bearwitness.casebook.permitted import permitted
from bearwitness.casebook.spans import Span, without
from bearwitness.domain.consent import Scope


def open_spans(text: TextVersion, scope: Scope, at: datetime) -> list[Span]:
    """Open parts: all of it, or single passages, without the passages that have a stricter answer."""
    return open_spans_of([text], scope, at)[text.id]


def open_spans_of(texts: Collection[TextVersion], scope: Scope, at: datetime) -> dict[str, list[Span]]:
    """By text, its open parts, in a number of queries that does not grow with the texts."""
    sources = Source.objects.filter(id__in={each.source_id for each in texts})
    whole = set(permitted(sources, scope, at).values_list("id", flat=True))
    parts = {each.id for each in texts if each.source_id not in whole}
    opened = _by_text(permitted(Passage.objects.filter(text__in=parts), scope, at)) if parts else {}
    closed = _by_text(_closed([each.id for each in texts], scope, at))
    spans = {each.id: opened.get(each.id, []) if each.id in parts else [(0, each.length)] for each in texts}
    return {name: without(each, closed.get(name, [])) for name, each in spans.items()}


def is_open(passage: Passage, scope: Scope, at: datetime) -> bool:
    """Whether no word of a permitted passage is shared with one that has a stricter answer."""
    whole = (passage.start, passage.end)
    return without([whole], closed_spans(passage.text_id, scope, at)) == [whole]


def open_claims(claims: QuerySet[Claim], scope: Scope, at: datetime) -> QuerySet[Claim]:
    """Permitted claims, without those whose words are shared with a passage that has a stricter answer."""
    answered = Passage.objects.filter(
        answers__consent=F("text__source__consent"),
        answers__scope=scope,
        text=OuterRef("passage__text"),
        start__lt=OuterRef("passage__end"),
        end__gt=OuterRef("passage__start"),
    )
    shut = answered.exclude(id__in=permitted(Passage.objects.all(), scope, at).values("id"))
    return permitted(claims, scope, at).exclude(Exists(shut))


def closed_spans(text_id: str, scope: Scope, at: datetime) -> list[Span]:
    """Passages with an answer of their own that is not open."""
    return [(each.start, each.end) for each in _closed([text_id], scope, at)]


def _closed(texts: Collection[str], scope: Scope, at: datetime) -> QuerySet[Passage]:
    passages = Passage.objects.filter(text__in=texts)
    answered = passages.filter(answers__consent=F("text__source__consent"), answers__scope=scope)
    return answered.exclude(id__in=permitted(answered, scope, at).values("id"))


def _by_text(passages: Iterable[Passage]) -> dict[str, list[Span]]:
    spans: dict[str, list[Span]] = {}
    for each in passages:
        spans.setdefault(each.text_id, []).append((each.start, each.end))
    return spans
