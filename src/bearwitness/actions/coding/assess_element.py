"""Say which standard of proof a legal element has reached."""

from __future__ import annotations

from datetime import UTC, datetime

from bearwitness.actions.reason import given_reason
from bearwitness.casebook.access import Case
from bearwitness.casebook.acting import acting
from bearwitness.casebook.elements import ELEMENTS
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.rights import Role
from bearwitness.casebook.rows import assessment_row
from bearwitness.domain.codebook import codebook
from bearwitness.domain.elements import AssessmentRecord
from bearwitness.domain.identifiers import new_identifier

STANDARDS = "proof_standard"


def assess_element(
    casebook: Casebook, role: Role, person_id: str, element: str, *, standard: str | None, reason: str
) -> AssessmentRecord:
    """Sign an assessment of what the sheet shows now; no machine proposes one.

    Parameters
    ----------
    casebook
        The open casebook; its actor needs the right to review.
    role
        Role in which the actor reads the sheet.
    person_id
        Whose sheet.
    element
        Code of ``legal_element``.
    standard
        Code of ``proof_standard``; None says that none is reached.
    reason
        Why, in words; it stays in the casebook.

    Raises
    ------
    NotAllowed
    NoSuchItem
        There is no such person, or nothing of her may be read.
    UnknownTerm
    BadValue
        The reason is empty.
    """
    reason = given_reason(reason)
    codebook().check(ELEMENTS, element)
    if standard is not None:
        codebook().check(STANDARDS, standard)
    case = Case(casebook, role)
    with acting(casebook, "assess_element", "review") as entry:
        shown = case.elements_sheet(person_id).row(element)
        assessment = AssessmentRecord(
            id=new_identifier("X"),
            person_id=person_id,
            element=element,
            standard=standard or "",
            reason=reason,
            claims=tuple(sorted(each.claim.id for each in (*shown.supporting, *shown.opposing))),
            at=datetime.now(UTC),
            by=casebook.actor,
        )
        assessment_row(assessment).save(force_insert=True)
        entry.object = assessment.id
        entry.detail.update(element=element, reached=standard is not None, claims=len(assessment.claims))
    return assessment
