"""Passages that share a word with one that has a stricter answer; the question is compiled once, for nearly every page asks it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from functools import cache

from django.db import connection
from django.db.models import Exists, F, OuterRef
from django.db.models.expressions import RawSQL

from bearwitness.casebook.models import Passage
from bearwitness.casebook.permitted import permitted
from bearwitness.casebook.sight import EVERYTHING, Exit, Sight, scope_of
from bearwitness.domain.consent import Scope

AT = datetime(1, 2, 3, 4, 5, 6, 7, tzinfo=UTC)
"""Stands for the moment, and its day for the day, in a question that is compiled; no casebook holds them."""
TO = "\N{NULL}"
"""Stands for the recipient."""


def shut_passages(
    reading: Exit | Sight, at: datetime, *, recipient: str | None = None, microdata: bool = False
) -> RawSQL:
    """Identifiers of the passages that share a word with one that has a stricter answer, that one among them.

    Parameters are those of `permitted`. What consent closes is closed for whoever reads.
    """
    sql, given = _compiled(scope_of(reading), named=recipient is not None, microdata=microdata)
    asked = {_moment(AT): _moment(at), _day(AT.date()): _day(at.astimezone(UTC).date()), TO: recipient}
    return RawSQL(sql, [asked.get(each, each) for each in given])  # noqa: S611 (compiled below, its values are parameters)


@cache
def _compiled(scope: Scope, *, named: bool, microdata: bool) -> tuple[str, Sequence[object]]:
    reading: Exit | Sight = EVERYTHING if scope == "record" else scope
    answered = Passage.objects.filter(answers__scope=scope, answers__consent=F("text__source__consent"))
    allowed = permitted(answered, reading, AT, recipient=TO if named else None, microdata=microdata)
    shut = answered.exclude(id__in=allowed.values("id"))
    beside = Passage.objects.filter(text__in=shut.values("text"))
    overlap = shut.filter(text=OuterRef("text"), start__lt=OuterRef("end"), end__gt=OuterRef("start"))
    # not a question to each claim: the few texts with such passages are looked through once
    sql, given = beside.filter(Exists(overlap)).values("id").query.sql_with_params()
    return sql, tuple(given)


def _moment(at: datetime) -> object:
    return connection.ops.adapt_datetimefield_value(at)


def _day(day: date) -> object:
    return connection.ops.adapt_datefield_value(day)
