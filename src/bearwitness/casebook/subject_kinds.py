"""Kinds of subjects, and which of them somebody knows of."""

from __future__ import annotations

from collections.abc import Collection
from typing import cast

from django.db.models import Q

from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.models import Claim, Subject, TextToken
from bearwitness.casebook.sight import Sight
from bearwitness.domain.subject import SubjectKind

SOURCE = "passage__text__source__"


def kinds_of(subjects: Collection[str]) -> dict[str, SubjectKind]:
    """Kind of each subject that is there."""
    rows = Subject.objects.filter(id__in=subjects).order_by("id")
    return {row.id: cast("SubjectKind", row.kind) for row in rows}


def require_seen(sight: Sight, subjects: Collection[str]) -> None:
    """Refuse subjects of whom only sources speak that are not hers to see.

    She knows a subject by a claim on it or naming it, retracted or not, by its token in a text, and where nothing is
    said of it yet.

    Raises
    ------
    NoSuchItem
        One of them is not there, or she does not know of it.
    """
    wanted = frozenset(subjects)
    rows = Subject.objects.filter(id__in=wanted)
    if rows.count() != len(wanted):
        raise NoSuchItem
    if sight.bound == "none" or not wanted:
        return
    own = Claim.objects.filter(sight.over(SOURCE))
    tokens = TextToken.objects.filter(sight.over("text__source__"), subject__in=wanted)
    spoken = Claim.objects.filter(subject__in=wanted)
    known = Q(id__in=own.filter(subject__in=wanted).values("subject"))
    known |= Q(id__in=tokens.values("subject")) | ~Q(id__in=spoken.values("subject"))
    left = set(rows.exclude(known).values_list("id", flat=True))
    if any(not own.filter(value__subject_id=each).exists() for each in left):
        raise NoSuchItem
