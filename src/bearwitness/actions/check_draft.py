"""Refuse a claim that does not fit the codebook."""

from __future__ import annotations

from bearwitness.actions.claim_draft import ClaimDraft
from bearwitness.actions.errors import WrongSubject
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.models import Subject
from bearwitness.domain.codebook import codebook
from bearwitness.domain.gazetteer import Gazetteer
from bearwitness.domain.place import PlaceValue
from bearwitness.domain.value import Value


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
    check_claim(draft.property, draft.value, draft.basis, draft.reliability)
    subject = Subject.objects.filter(id=draft.subject_id).first()
    if subject is None:
        raise NoSuchItem
    if subject.kind not in codebook().property(draft.property).subjects:
        raise WrongSubject(property=draft.property)


def check_claim(name: str, value: Value, basis: str, reliability: str) -> None:
    """Check a claim apart from its subject: property, value, codes and place.

    Raises
    ------
    UnknownProperty, BadValue, UnknownTerm, UnknownPlace
    """
    book = codebook()
    book.check_value(name, value)
    book.check("basis", basis)
    book.check("reliability", reliability)
    if isinstance(value, PlaceValue):
        Gazetteer.load().place(value.place_id)
