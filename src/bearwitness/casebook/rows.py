"""Domain records to unsaved rows: the way in that `records` and its siblings are the way out of."""

from __future__ import annotations

from bearwitness.casebook.models import Assessment, Claim, Position, Review, Subject
from bearwitness.domain.claim import ClaimRecord
from bearwitness.domain.elements import AssessmentRecord
from bearwitness.domain.position import PositionRecord
from bearwitness.domain.review import ReviewRecord
from bearwitness.domain.subject import SubjectRecord


def subject_row(record: SubjectRecord) -> Subject:
    """A subject."""
    return Subject(id=record.id, kind=record.kind)


def claim_row(record: ClaimRecord) -> Claim:
    """A claim; its retraction, where it has one, is a row of its own."""
    return Claim(
        id=record.id,
        subject_id=record.subject_id,
        property=record.property,
        value=record.value.to_json(),
        passage_id=record.passage_id,
        basis=record.basis,
        reliability=record.reliability,
        at=record.at,
        by=record.by,
        against=record.against,
    )


def position_row(record: PositionRecord) -> Position:
    """A position; whether it is in force follows from the other rows."""
    return Position(
        id=record.id,
        subject_id=record.subject_id,
        property=record.property,
        matter=record.matter,
        choice_id=record.choice,
        over=list(record.over),
        reason=record.reason,
        at=record.at,
        by=record.by,
    )


def review_row(record: ReviewRecord) -> Review:
    """A review."""
    return Review(
        id=record.id,
        claim_id=record.claim_id,
        verdict=record.verdict,
        reason=record.reason,
        replaced_by_id=record.replaced_by,
        at=record.at,
        by=record.by,
    )


def assessment_row(record: AssessmentRecord) -> Assessment:
    """An assessment; whether it is overtaken follows from the claims there are."""
    return Assessment(
        id=record.id,
        person_id=record.person_id,
        element=record.element,
        standard=record.standard,
        reason=record.reason,
        claims=list(record.claims),
        at=record.at,
        by=record.by,
    )
