"""Refuse claims that do not fit the codebook."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from bearwitness.actions.coding.check_claim import check_claim
from bearwitness.actions.coding.claim_draft import ClaimDraft
from bearwitness.actions.errors import WrongSubject
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.sight import Sight
from bearwitness.casebook.sight_of import sight_of
from bearwitness.casebook.subject_kinds import kinds_of, require_seen
from bearwitness.domain.codebook import codebook
from bearwitness.domain.subject import SubjectKind
from bearwitness.domain.subject_ref import SubjectRef


def check_drafts(casebook: Casebook, drafts: Collection[ClaimDraft]) -> None:
    """Check property, value, codes, places and subjects.

    Raises
    ------
    UnknownProperty, BadValue, UnknownTerm, UnknownPlace
        From the codebook and the gazetteer.
    WrongSubject
        The property is not one of that kind of subject.
    NoSuchItem
        There is no such subject that the actor sees, or a value names one.
    """
    book = codebook()
    for draft in drafts:
        check_claim(draft.property, draft.value, draft.basis, draft.reliability)
    kinds = _kinds(sight_of(casebook), _named(drafts))
    for draft in drafts:
        if kinds[draft.subject_id] not in book.property(draft.property).subjects:
            raise WrongSubject(property=draft.property)
        if isinstance(draft.value, SubjectRef) and kinds[draft.value.subject_id] not in _targets(draft):
            raise WrongSubject(property=draft.property)


def _named(drafts: Iterable[ClaimDraft]) -> set[str]:
    values = [draft.value for draft in drafts]
    named = {each.subject_id for each in values if isinstance(each, SubjectRef)}
    return named | {draft.subject_id for draft in drafts}


def _targets(draft: ClaimDraft) -> tuple[str, ...]:
    return codebook().property(draft.property).targets


def _kinds(sight: Sight, subjects: set[str]) -> Mapping[str, SubjectKind]:
    require_seen(sight, subjects)
    return kinds_of(subjects)
