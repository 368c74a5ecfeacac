"""Say what a passage says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from bearwitness.actions.check_draft import check_draft
from bearwitness.actions.claim_draft import ClaimDraft
from bearwitness.casebook.acting import acting
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import Claim, Passage, Source, TextVersion
from bearwitness.casebook.permitted import permitted
from bearwitness.casebook.records import claim_record
from bearwitness.domain.claim import ClaimRecord
from bearwitness.domain.identifiers import new_identifier


def code_passage(
    casebook: Casebook, text_id: str, start: int, end: int, claims: Sequence[ClaimDraft]
) -> list[ClaimRecord]:
    """Cut the passage from `start` to `end` (code points) and add the claims that it makes; all or none.

    A passage that exists already is used again. Whoever codes must be able to read the source.

    Raises
    ------
    NotAllowed
    NoSuchItem
        No such text or subject, or the source is closed for ``record``.
    NoSuchSpan
        The offsets leave the text.
    UnknownProperty, BadValue, UnknownTerm, UnknownPlace, WrongSubject
        A draft does not fit the codebook.
    """
    now = datetime.now(UTC)
    with acting(casebook, "code_passage", "code") as entry:
        for draft in claims:
            check_draft(draft)
        passage = _passage(text_id, start, end, now)
        rows = [_row(casebook.actor, passage, draft, now) for draft in claims]
        Claim.objects.bulk_create(rows)
        entry.object = passage.id
        entry.detail["claims"] = [row.id for row in rows]
    return [claim_record(row) for row in rows]


def _passage(text_id: str, start: int, end: int, at: datetime) -> Passage:
    text = TextVersion.objects.filter(id=text_id, remasking=None).first()
    if text is None or not permitted(Source.objects.filter(id=text.source_id), "record", at).exists():
        raise NoSuchItem
    passage = Passage.cut(new_identifier("N"), text, start, end)
    held = Passage.objects.filter(text=text, start=start, end=end).first()
    if held is not None:
        return held
    passage.save(force_insert=True)
    return passage


def _row(actor: str, passage: Passage, draft: ClaimDraft, at: datetime) -> Claim:
    return Claim(
        id=new_identifier("C"),
        subject_id=draft.subject_id,
        property=draft.property,
        value=draft.value.to_json(),
        passage=passage,
        basis=draft.basis,
        reliability=draft.reliability,
        at=at,
        by=actor,
    )
