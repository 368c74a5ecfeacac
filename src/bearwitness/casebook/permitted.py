"""The consent gate as a database filter: the same answer as `permits`, for every row of a query."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TypeVar

from django.db.models import Exists, OuterRef, Q, QuerySet

from bearwitness.casebook.consent import OPEN_BY_KIND, QUOTABLE_LICENCES
from bearwitness.casebook.derived import echoes
from bearwitness.casebook.models import Claim, ConsentAnswer, Independence, Passage, Source
from bearwitness.casebook.sight import Exit, Sight, scope_of
from bearwitness.domain.consent import Scope

Row = TypeVar("Row", Source, Passage, Claim)

_TO_SOURCE: dict[type, str] = {Source: "", Passage: "text__source__", Claim: "passage__text__source__"}
_TO_PASSAGE: dict[type, str | None] = {Source: None, Passage: "pk", Claim: "passage"}


def permitted(
    rows: QuerySet[Row],
    reading: Exit | Sight,
    at: datetime,
    *,
    recipient: str | None = None,
    microdata: bool = False,
) -> QuerySet[Row]:
    """Rows that may pass an exit; a source is judged as a whole, claims and passages by the passage.

    Parameters are those of `permits`, with a `Sight` where the scope is ``record``: then what she does not see is not
    among them either. Kind, child and licence stand in the rows.
    """
    scope = scope_of(reading)
    source, passage = _TO_SOURCE[rows.model], _TO_PASSAGE[rows.model]
    asked_for = recipient or "" if scope == "share" else ""
    free = _unconsented(source, scope) | _consented(source, passage, scope, at, asked_for)
    if isinstance(reading, Sight):
        free &= reading.over(source)
    open_rows = rows.filter(free).exclude(_child_is_shut(source, shut=scope == "quote" or microdata))
    return open_rows if scope == "record" else open_rows.exclude(_echo(source, passage, at))


def _echo(source: str, passage: str | None, at: datetime) -> Q:
    """What repeats a withdrawn testimony, but for passages that a reviewer knows to stand by themselves."""
    repeated = Q((f"{source}id__in", echoes(at)))
    if passage is None:
        return repeated
    alone = Exists(Independence.objects.filter(passage=OuterRef(passage)))
    return repeated & ~Q(alone)


def _unconsented(source: str, scope: Scope) -> Q:
    open_kinds = [kind for kind, scopes in OPEN_BY_KIND.items() if scope in scopes]
    free = Q((f"{source}kind__in", open_kinds))
    if scope == "quote":
        free |= Q((f"{source}kind", "document"), (f"{source}licence__in", QUOTABLE_LICENCES))
    return free & Q((f"{source}consent", None))


def _consented(source: str, passage: str | None, scope: Scope, at: datetime, recipient: str) -> Q:
    """Invariant: a passage's answer for all recipients only closes; what opens names its recipient."""
    standing = Q((f"{source}consent__withdrawn_at", None)) | Q((f"{source}consent__withdrawn_at__gt", at))
    standing &= Q((f"{source}consent__isnull", False))
    answers = ConsentAnswer.objects.filter(consent=OuterRef(f"{source}consent"), scope=scope)
    yes = Q(answer="yes") | Q(answer="until", until__gte=at.astimezone(UTC).date())
    exact = answers.filter(recipient=recipient) if recipient or scope != "share" else answers.none()
    whole = Q(Exists(exact.filter(yes, passage=None)))
    if passage is None:
        return standing & whole
    own = exact.filter(passage=OuterRef(passage))
    for_all = answers.filter(recipient="", passage=OuterRef(passage))
    if scope == "share" and not recipient:
        return standing & whole
    opened = Q(Exists(own.filter(yes)))
    unasked = ~Q(Exists(own)) & ~Q(Exists(for_all))
    freer = ~whole & Q((f"{source}kind", "list"))
    return standing & ((opened & ~freer) | (unasked & whole))


def _child_is_shut(source: str, *, shut: bool) -> Q:
    child = Q((f"{source}child", True)) | Q((f"{source}consent__child", True))
    unapproved = Q((f"{source}consent", None)) | Q((f"{source}consent__second_approver", ""))
    return child if shut else child & unapproved
