"""Refuse a claim that does not fit the codebook."""

from __future__ import annotations

from bearwitness.actions.claim_draft import ClaimDraft
from bearwitness.actions.errors import WrongSubject
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.models import Subject
from bearwitness.domain.codebook import codebook
from bearwitness.domain.gazetteer import Gazetteer
from bearwitness.domain.place import PlaceValue


def check_draft(draft: ClaimDraft) -> None:
    """Check property, value, codes, place and subject.

    Raises
    ------
    UnknownProperty, BadValue, UnknownTerm, UnknownPlace
        From the codebook and the gazetteer.
    WrongSubject
        The property is not one of that kind of subject.
    NoSuchItem
        There is no such subject.
    """
    book = codebook()
    book.check_value(draft.property, draft.value)
    book.check("basis", draft.basis)
    book.check("reliability", draft.reliability)
    if isinstance(draft.value, PlaceValue):
        Gazetteer.load().place(draft.value.place_id)
    subject = Subject.objects.filter(id=draft.subject_id).first()
    if subject is None:
        raise NoSuchItem
    if subject.kind not in book.property(draft.property).subjects:
        raise WrongSubject(property=draft.property)
