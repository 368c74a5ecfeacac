"""Which parts of a text are open under a scope."""

from __future__ import annotations

from datetime import datetime

from django.db.models import F

from bearwitness.casebook.models import Passage, Source, TextVersion
from bearwitness.casebook.permitted import permitted
from bearwitness.casebook.spans import Span, without


def open_spans(text: TextVersion, scope: str, at: datetime) -> list[Span]:
    """Open parts: all of it or single passages, without the passages that have a stricter answer."""
    passages = Passage.objects.filter(text=text)
    answered = passages.filter(
        answers__consent=F("text__source__consent"), answers__scope=scope, answers__recipient=""
    )
    opened = _spans(permitted(passages, scope, at).values_list("start", "end"))
    shut = _spans(answered.exclude(id__in=permitted(passages, scope, at)).values_list("start", "end"))
    if permitted(Source.objects.filter(id=text.source_id), scope, at).exists():
        return without([(0, text.length)], shut)
    return without(opened, shut)


def _spans(rows: object) -> list[Span]:
    return [(start, end) for start, end in rows]
