"""Which parts of a text are open under a scope."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Exists, F, OuterRef, QuerySet

from bearwitness.casebook.models import Claim, Passage, Source, TextVersion
from bearwitness.casebook.permitted import permitted
from bearwitness.casebook.spans import Span, without
from bearwitness.domain.consent import Scope


def open_spans(text: TextVersion, scope: Scope, at: datetime) -> list[Span]:
    """Open parts: all of it, or single passages, without the passages that have a stricter answer."""
    closed = closed_spans(text.id, scope, at)
    if permitted(Source.objects.filter(id=text.source_id), scope, at).exists():
        return without([(0, text.length)], closed)
    return without(_spans(permitted(Passage.objects.filter(text=text), scope, at)), closed)


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
    passages = Passage.objects.filter(text=text_id)
    answered = passages.filter(answers__consent=F("text__source__consent"), answers__scope=scope)
    return _spans(answered.exclude(id__in=permitted(passages, scope, at)))


def _spans(passages: Iterable[Passage]) -> list[Span]:
    return [(each.start, each.end) for each in passages]
