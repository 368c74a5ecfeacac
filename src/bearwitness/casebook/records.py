"""Rows to domain records: what leaves the casebook is frozen, and knows no database."""

from __future__ import annotations

from typing import cast

from bearwitness.casebook.models import Claim, Passage, Source, Subject, TextReading, TextVersion
from bearwitness.domain.claim import ClaimRecord
from bearwitness.domain.passage import PassageRecord
from bearwitness.domain.source import ReadingRecord, SourceKind, SourceRecord, TextRecord
from bearwitness.domain.subject import SubjectKind, SubjectRecord
from bearwitness.domain.value import value_from_json


def source_record(row: Source) -> SourceRecord:
    """A source without its file name and its key, which never leave the casebook."""
    return SourceRecord(
        id=row.id,
        kind=kind_of(row),
        organisation=row.organisation,
        sha256=row.sha256,
        size=row.size,
        language=row.language,
        received_at=row.received_at,
        derives_from=(row.derives_from_id,) if row.derives_from_id else (),
    )


def kind_of(row: Source) -> SourceKind:
    """Kind of a source; the database holds no other."""
    return cast(SourceKind, row.kind)


def text_record(row: TextVersion) -> TextRecord:
    """A text version without its words."""
    return TextRecord(id=row.id, source_id=row.source_id, sha256=row.sha256, length=row.length)


def reading_record(row: TextReading) -> ReadingRecord:
    """How a text was read."""
    return ReadingRecord(
        format=row.format,
        encoding=row.encoding,
        notes=tuple((each["code"], each["value"]) for each in row.notes),
        segments=tuple(tuple(each) for each in row.segments),
    )


def passage_record(row: Passage) -> PassageRecord:
    """A passage with its words."""
    return PassageRecord(
        id=row.id,
        text_id=row.text_id,
        start=row.start,
        end=row.end,
        quote=row.quote,
        quote_sha256=row.quote_sha256,
    )


def subject_record(row: Subject) -> SubjectRecord:
    """A subject."""
    return SubjectRecord(id=row.id, kind=cast(SubjectKind, row.kind))


def claim_record(row: Claim) -> ClaimRecord:
    """A claim, with its retraction where it has one (select it along: ``select_related``)."""
    retraction = getattr(row, "retraction", None)
    return ClaimRecord(
        id=row.id,
        subject_id=row.subject_id,
        property=row.property,
        value=value_from_json(row.value),
        passage_id=row.passage_id,
        basis=row.basis,
        reliability=row.reliability,
        at=row.at,
        by=row.by,
        against=row.against,
        retracted_at=retraction.at if retraction else None,
        replaced_by=retraction.replaced_by_id if retraction else None,
    )
