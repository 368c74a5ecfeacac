"""Add many things that claims can be about, as an import does."""

from __future__ import annotations

from collections.abc import Sequence

from bearwitness.actions.sources.add_subject import LETTERS
from bearwitness.casebook.acting import acting
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import Subject
from bearwitness.casebook.rows import subject_row
from bearwitness.domain.identifiers import new_identifier
from bearwitness.domain.subject import SubjectKind, SubjectRecord


def add_subjects(casebook: Casebook, kinds: Sequence[SubjectKind]) -> list[SubjectRecord]:
    """Add subjects under random pseudonyms, in one transaction with one entry in the log.

    Raises
    ------
    NotAllowed
    """
    with acting(casebook, "add_subjects", "code") as entry:
        subjects = [SubjectRecord(id=new_identifier(LETTERS[kind]), kind=kind) for kind in kinds]
        Subject.objects.bulk_create([subject_row(each) for each in subjects])
        entry.detail["subjects"] = len(subjects)
    return subjects
