"""Code one's part of a double coding."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from bearwitness.actions.coding.check_drafts import check_drafts
from bearwitness.actions.coding.passage_draft import PassageDraft
from bearwitness.actions.double_coding.open_double_coding import open_double_coding
from bearwitness.casebook.acting import acting
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import BlindCoding, Passage, Subject
from bearwitness.casebook.rows import subject_row
from bearwitness.domain.subject import SubjectRecord


def code_blind(
    casebook: Casebook,
    coding_id: str,
    passages: Sequence[PassageDraft],
    subjects: Sequence[SubjectRecord] = (),
) -> None:
    """Add what the actor says of some passages, and new subjects of hers.

    Nothing of it is a claim, and the other coder does not see it.

    Raises
    ------
    NotAllowed
    NoSuchItem, BlindCoding
        As `open_double_coding`.
    NoSuchSpan, UnknownProperty, BadValue, UnknownTerm, UnknownPlace, WrongSubject
        As `code_passage`.
    """
    now = datetime.now(UTC)
    with acting(casebook, "code_blind", "code") as entry:
        coding = open_double_coding(casebook, coding_id, now)
        Subject.objects.bulk_create([subject_row(each) for each in subjects])
        check_drafts(casebook, [claim for draft in passages for claim in draft.claims])
        for draft in passages:
            Passage.cut("", coding.text, draft.start, draft.end)
        rows = [
            BlindCoding(
                coding=coding,
                by=casebook.actor,
                at=now,
                start=draft.start,
                end=draft.end,
                subject_id=claim.subject_id,
                property=claim.property,
                value=claim.value.to_json(),
                basis=claim.basis,
                reliability=claim.reliability,
                against=claim.against,
            )
            for draft in passages
            for claim in draft.claims
        ]
        BlindCoding.objects.bulk_create(rows)
        entry.object = coding_id
        entry.detail["codings"] = len(rows)
