"""Passages that may be quoted, on sources that somebody sees."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import count

from django.db.models import Q, QuerySet

from bearwitness.casebook.models import Passage
from bearwitness.casebook.permitted import permitted
from bearwitness.casebook.quoting import quotable_rows, quotables
from bearwitness.casebook.records import passage_record
from bearwitness.casebook.restricted import never_leaving
from bearwitness.casebook.shut_passages import shut_passages
from bearwitness.casebook.sight import Sight
from bearwitness.domain.passage import PassageRecord
from bearwitness.domain.quote import Quotable

AT_ONCE = 50
"""Passages that are weighed at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteSeen:
    """A passage that may be quoted, and where it stands."""

    passage: PassageRecord
    source_id: str
    quote: Quotable


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What somebody asks for.

    Attributes
    ----------
    words
        Words that passages hold, or the identifier of their source; empty for any.
    named
        Passages by identifier, that come first and in this order, whatever the words.
    most
        Of the others.
    recipient
        The one for whom the quotes are; None for everybody.
    """

    words: str = ""
    named: tuple[str, ...] = ()
    most: int = 20
    recipient: str | None = None


def quotes_seen(sight: Sight, at: datetime, asked: Asked) -> tuple[list[QuoteSeen], bool]:
    """Passages that may be quoted, without what is never released, and whether there are more of them.

    Those that are named and missing are closed or not hers to see, whatever the reason.
    """
    rows = permitted(quotable_rows(at, asked.recipient), sight, at).exclude(id__in=shut_passages(sight, at))
    never = never_leaving()
    named = {
        each.passage.id: each for each in _weighed(list(rows.filter(id__in=asked.named)), never, at, asked)
    }
    rest = rows.exclude(id__in=asked.named)
    if asked.words:
        rest = rest.filter(Q(quote__icontains=asked.words) | Q(text__source=asked.words))
    found = _newest(rest, never, at, asked)
    first = [named[name] for name in asked.named if name in named]
    return [*first, *found[: asked.most]], len(found) > asked.most


def _newest(rows: QuerySet[Passage], never: frozenset[str], at: datetime, asked: Asked) -> list[QuoteSeen]:
    """One more than is asked for, where there are so many; of the newest sources first."""
    ordered = rows.order_by("-text__source__received_at", "text__source", "start", "id")
    found: list[QuoteSeen] = []
    for begin in count(0, AT_ONCE):
        some = list(ordered[begin : begin + AT_ONCE])
        found += _weighed(some, never, at, asked)
        if len(some) < AT_ONCE or len(found) > asked.most:
            break
    return found[: asked.most + 1]


def _weighed(rows: list[Passage], never: frozenset[str], at: datetime, asked: Asked) -> list[QuoteSeen]:
    known = quotables(rows, never, at, asked.recipient)
    return [
        QuoteSeen(passage=passage_record(row), source_id=row.text.source_id, quote=known[row.id])
        for row in rows
        if not known[row.id].restricted
    ]
