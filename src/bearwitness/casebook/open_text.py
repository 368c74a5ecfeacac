"""Which parts of a text are open under a scope."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db.models import F, QuerySet

from bearwitness.casebook.models import Claim, Passage, TextVersion
from bearwitness.casebook.open_for import wholly_open
from bearwitness.casebook.permitted import permitted
from bearwitness.casebook.shut_passages import shut_passages
from bearwitness.casebook.sight import Exit, Sight, anybody, scope_of
from bearwitness.casebook.spans import Span, by_text, touches, without

VEIL = "█"
"""Stands for each character of a text that is closed."""


def veiled(text: str, spans: Iterable[Span]) -> str:
    """The text with a veil over each character outside the open spans, so that offsets hold."""
    shown = [VEIL] * len(text)
    for start, end in spans:
        shown[start:end] = text[start:end]
    return "".join(shown)


def open_spans(text: TextVersion, reading: Exit | Sight, at: datetime) -> list[Span]:
    """Open parts: all of it, or single passages, without the passages that have a stricter answer."""
    return open_spans_of([text], reading, at)[text.id]


def open_spans_of(
    texts: Collection[TextVersion], reading: Exit | Sight, at: datetime
) -> dict[str, list[Span]]:
    """By text, its open parts, in a number of queries that does not grow with the texts."""
    whole = wholly_open({each.source_id for each in texts}, reading, at)
    parts = {each.id for each in texts if each.source_id not in whole}
    opened = _by_text(permitted(Passage.objects.filter(text__in=parts), reading, at)) if parts else {}
    closed = _by_text(_closed([each.id for each in texts], reading, at))
    spans = {each.id: opened.get(each.id, []) if each.id in parts else [(0, each.length)] for each in texts}
    return {name: without(each, closed.get(name, [])) for name, each in spans.items()}


def open_passages(rows: QuerySet[Passage], reading: Exit | Sight, at: datetime) -> list[Passage]:
    """Permitted passages of which no word is shared with one that has a stricter answer."""
    found = list(permitted(rows, reading, at))
    closed = _by_text(_closed({each.text_id for each in found}, reading, at))
    return [each for each in found if not touches(closed.get(each.text_id, ()), each.start, each.end)]


def open_claims(
    claims: QuerySet[Claim],
    reading: Exit | Sight,
    at: datetime,
    *,
    recipient: str | None = None,
    microdata: bool = False,
) -> QuerySet[Claim]:
    """Permitted claims, without those whose words are shared with a passage that has a stricter answer.

    Parameters are those of `permitted`.
    """
    shut = shut_passages(reading, at, recipient=recipient, microdata=microdata)
    allowed = permitted(claims, reading, at, recipient=recipient, microdata=microdata)
    return allowed.exclude(passage__in=shut)


def _closed(texts: Collection[str], reading: Exit | Sight, at: datetime) -> Collection[Passage]:
    passages = Passage.objects.filter(text__in=texts)
    answered = passages.filter(answers__consent=F("text__source__consent"), answers__scope=scope_of(reading))
    if not (found := {each.id: each for each in answered}):
        return ()
    opened = set(permitted(answered, anybody(reading), at).values_list("id", flat=True))
    return [each for name, each in found.items() if name not in opened]


def _by_text(passages: Iterable[Passage]) -> dict[str, list[Span]]:
    return by_text((each.text_id, each.start, each.end) for each in passages)
