"""Refuse what a claim says, apart from its subject, where it does not fit the codebook."""

from __future__ import annotations

from bearwitness.domain.codebook import codebook
from bearwitness.domain.gazetteer import Gazetteer
from bearwitness.domain.place import PlaceValue
from bearwitness.domain.subject_ref import SubjectRef
from bearwitness.domain.value import Value

ROLES = "person_role"


def check_claim(name: str, value: Value, basis: str, reliability: str) -> None:
    """Check property, value, codes and place.

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
    if isinstance(value, SubjectRef) and value.role:
        book.check(ROLES, value.role)
