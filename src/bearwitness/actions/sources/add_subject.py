"""Add something that claims can be about."""

from __future__ import annotations

from bearwitness.casebook.acting import acting
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.rows import subject_row
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
        subject = SubjectRecord(id=new_identifier(LETTERS[kind]), kind=kind)
        subject_row(subject).save(force_insert=True)
        entry.object = subject.id
    return subject
