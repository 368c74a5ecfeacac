"""Subjects a page at a time, by kind and by what is coded of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.fields.json import KeyTextTransform

from bearwitness.casebook.models import Claim, Subject
from bearwitness.casebook.open_text import open_claims
from bearwitness.casebook.shown_claims import standing_claims
from bearwitness.casebook.sight import Exit, Sight
from bearwitness.domain.subject import SubjectKind

PAGE = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which subjects are asked for.

    Attributes
    ----------
    property, code
        A property and a code of its list: only those of whom an open claim says so, of a person also by the episodes
        that she underwent. Empty for all.
    """

    kind: SubjectKind = "Person"
    property: str = ""
    code: str = ""


def subject_page(wanted: Wanted, number: int, reading: Exit | Sight, at: datetime) -> tuple[list[str], int]:
    """Identifiers of one page, the first being number 1, and how many subjects there are on all."""
    own = open_claims(Claim.objects.filter(retraction=None, subject=OuterRef("pk")), reading, at)
    rows = Subject.objects.filter(Exists(own), kind=wanted.kind)
    if wanted.property:
        rows = rows.filter(_of_whom(wanted, reading, at))
    first = PAGE * (number - 1)
    return list(rows.order_by("id").values_list("id", flat=True)[first : first + PAGE]), rows.count()


def saying(rows: QuerySet[Claim], name: str, code: str) -> QuerySet[Claim]:
    """Claims for a code of a property."""
    return rows.filter(property=name, value__code=code, against=False)


def _of_whom(wanted: Wanted, reading: Exit | Sight, at: datetime) -> Q:
    standing = standing_claims(reading, at)
    said = saying(standing, wanted.property, wanted.code)
    own = Q(id__in=said.values("subject"))
    if wanted.kind != "Person":
        return own
    underwent = standing.filter(property="undergone_by", against=False, subject__in=said.values("subject"))
    named = underwent.annotate(who=KeyTextTransform("subject_id", "value")).values("who")
    return own | Q(id__in=named)
