"""The consent gate as a database filter: the same answer as `permits`, for every row of a query."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TypeVar

from django.db.models import Exists, OuterRef, Q, QuerySet

from bearwitness.casebook.consent import OPEN_BY_KIND, QUOTABLE_LICENCES
from bearwitness.casebook.models import Claim, ConsentAnswer, Passage, Source

Row = TypeVar("Row", Source, Passage, Claim)

_TO_SOURCE = {Source: "", Passage: "text__source__", Claim: "passage__text__source__"}
_TO_PASSAGE = {Source: None, Passage: "pk", Claim: "passage"}


def permitted(
    rows: QuerySet[Row], scope: str, at: datetime, *, recipient: str | None = None, microdata: bool = False
) -> QuerySet[Row]:
    """Rows that may pass an exit; a test holds it equal to `permits` for random consent states.

    Parameters
    ----------
    rows
        Claims, passages or sources; a source is judged as a whole, the others by their passage.
    scope
        Scope of the exit, such as ``analyse``; with ``share``, the recipient too.
    at
        Moment of the exit, with its zone.
    microdata
        Whether rows of single persons leave, which no child's do.
    """
    source = _TO_SOURCE[rows.model]
    free = _unconsented(source, scope) | _consented(rows, scope, at, recipient or "")
    return rows.filter(free).exclude(_child_is_shut(source, scope, microdata))


def _unconsented(source: str, scope: str) -> Q:
    open_kinds = [kind for kind, scopes in OPEN_BY_KIND.items() if scope in scopes]
    free = Q(**{f"{source}kind__in": open_kinds})
    if scope == "quote":
        free |= Q(**{f"{source}kind": "document", f"{source}licence__in": QUOTABLE_LICENCES})
    return free & Q(**{f"{source}consent": None})


def _consented(rows: QuerySet[Row], scope: str, at: datetime, recipient: str) -> Q:
    source, passage = _TO_SOURCE[rows.model], _TO_PASSAGE[rows.model]
    standing = Q(**{f"{source}consent__withdrawn_at": None}) | Q(**{f"{source}consent__withdrawn_at__gt": at})
    answers = ConsentAnswer.objects.filter(
        consent=OuterRef(f"{source}consent"), scope=scope, recipient=recipient
    )
    yes = Q(answer="yes") | Q(answer="until", until__gte=at.astimezone(UTC).date())
    whole = Exists(answers.filter(yes, passage=None))
    if passage is None:
        return standing & Q(whole)
    own = answers.filter(passage=OuterRef(passage))
    opened = Q(Exists(own.filter(yes)))
    as_whole = Q(whole) & ~Q(Exists(own))
    stricter_only = Q(**{f"{source}kind": "list"}) & ~Q(whole)
    return standing & ((opened & ~stricter_only) | as_whole)


def _child_is_shut(source: str, scope: str, microdata: bool) -> Q:
    child = Q(**{f"{source}child": True})
    if scope == "quote" or microdata:
        return child
    return child & (Q(**{f"{source}consent": None}) | Q(**{f"{source}consent__second_approver": ""}))
