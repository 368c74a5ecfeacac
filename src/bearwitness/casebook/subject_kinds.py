"""Kinds of subjects."""

from __future__ import annotations

from collections.abc import Collection
from typing import cast

from bearwitness.casebook.models import Subject
from bearwitness.domain.subject import SubjectKind


def kinds_of(subjects: Collection[str]) -> dict[str, SubjectKind]:
    """Kind of each subject that is there."""
    rows = Subject.objects.filter(id__in=subjects).order_by("id")
    return {row.id: cast("SubjectKind", row.kind) for row in rows}
