"""Say what the passages of one text say, all at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from bearwitness.actions.coding.check_drafts import check_drafts
from bearwitness.actions.coding.new_claim import new_claim
from bearwitness.actions.coding.passage_draft import PassageDraft
from bearwitness.actions.errors import BlindCoding
from bearwitness.casebook.acting import acting
from bearwitness.casebook.double_coding import has_ended
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import Claim, Passage, Source, Subject, TextVersion
from bearwitness.casebook.permitted import permitted
from bearwitness.casebook.rows import claim_row, subject_row
from bearwitness.casebook.sight_of import sight_of
from bearwitness.domain.claim import ClaimRecord
from bearwitness.domain.identifiers import new_identifier
from bearwitness.domain.subject import SubjectRecord


def code_text(
    casebook: Casebook,
    text_id: str,
    passages: Sequence[PassageDraft],
    subjects: Sequence[SubjectRecord] = (),
) -> list[ClaimRecord]:
    """Cut passages and add their claims, and new subjects of theirs, in one transaction with one entry in the log.

    Raises
    ------
    NotAllowed
    NoSuchItem, NoSuchSpan, BlindCoding, UnknownProperty, BadValue, UnknownTerm, UnknownPlace, WrongSubject
        As `code_passage`.
    """
    with acting(casebook, "code_text", "code") as entry:
        Subject.objects.bulk_create([subject_row(each) for each in subjects])
        _, made = put_codings(casebook, text_id, passages)
        entry.object = text_id
        entry.detail.update(passages=len(passages), claims=len(made))
    return made


def put_codings(
    casebook: Casebook, text_id: str, drafts: Sequence[PassageDraft], *, coder: str | None = None
) -> tuple[list[str], list[ClaimRecord]]:
    """Add the rows of passages and claims, inside an action; return the passages' identifiers and the claims.

    They are the actor's, unless they are somebody else's whose codings she takes over.
    """
    now = datetime.now(UTC)
    check_drafts(casebook, [claim for draft in drafts for claim in draft.claims])
    passages = _passages(codable_text(casebook, text_id, now), drafts)
    made = [
        new_claim(coder or casebook.actor, passage, claim, now)
        for passage, draft in zip(passages, drafts, strict=True)
        for claim in draft.claims
    ]
    Claim.objects.bulk_create([claim_row(each) for each in made])
    return passages, made


def codable_text(casebook: Casebook, text_id: str, at: datetime) -> TextVersion:
    """Text that is open to the actor for ``record`` and that nobody is coding blind."""
    text = TextVersion.objects.select_related("double_coding").filter(id=text_id, remasking=None).first()
    if (
        text is None
        or not permitted(Source.objects.filter(id=text.source_id), sight_of(casebook), at).exists()
    ):
        raise NoSuchItem
    twice = getattr(text, "double_coding", None)
    if twice is not None and not has_ended(twice):
        raise BlindCoding
    return text


def _passages(text: TextVersion, drafts: Sequence[PassageDraft]) -> list[str]:
    """Identifiers of the drafts' passages: one that is there is used again."""
    spans = {(draft.start, draft.end) for draft in drafts}
    there = Passage.objects.filter(text=text, start__in={start for start, _ in spans})
    held = {(start, end): name for name, start, end in there.values_list("id", "start", "end")}
    fresh = [Passage.cut(new_identifier("N"), text, *span) for span in sorted(spans - held.keys())]
    Passage.objects.bulk_create(fresh)
    held |= {(each.start, each.end): each.id for each in fresh}
    return [held[draft.start, draft.end] for draft in drafts]
