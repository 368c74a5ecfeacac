"""Add something that claims can be about."""

from __future__ import annotations

from bearwitness.casebook.acting import acting
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import Subject
from bearwitness.casebook.records import subject_record
from bearwitness.domain.identifiers import Kind, new_identifier
from bearwitness.domain.subject import SubjectKind, SubjectRecord

LETTERS: dict[SubjectKind, Kind] = {
    "Person": "P",
    "Group": "G",
    "Place": "L",
    "Venue": "V",
    "Episode": "E",
    "Payment": "Y",
}


def add_subject(casebook: Casebook, kind: SubjectKind) -> SubjectRecord:
    """Add a subject under a random pseudonym.

    Raises
    ------
    NotAllowed
    """
    with acting(casebook, "add_subject", "code") as entry:
        subject = Subject.objects.create(id=new_identifier(LETTERS[kind]), kind=kind)
        entry.object = subject.id
        return subject_record(subject)
