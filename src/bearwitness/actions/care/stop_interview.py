"""End an interview that a person stopped, and keep what she agreed to keep."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Literal

from bearwitness.casebook.acting import acting
from bearwitness.casebook.consents import consent_record, put_consent
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.held import held_source
from bearwitness.casebook.models import InterviewStop
from bearwitness.domain.answer import NO, Answer
from bearwitness.domain.codebook import codebook
from bearwitness.domain.consent import SCOPES, Consent

Keeping = Literal["Nothing", "Passages", "Everything"]


def stop_interview(
    casebook: Casebook, source_id: str, keeping: Keeping, passages: Sequence[str] = ()
) -> None:
    """Mark an interview as stopped; every exit obeys what she agreed to keep when this returns.

    Parameters
    ----------
    casebook
        The open casebook; its actor needs the right to record consent.
    source_id
        The testimony, with what was said until she stopped.
    keeping
        ``Nothing`` withdraws the consent; ``Passages`` leaves the answers in force for these passages alone;
        ``Everything`` leaves them as they are.
    passages
        Identifiers, with ``Passages``.

    Raises
    ------
    NotAllowed
    NoSuchItem
        No such source, or a passage that is not of it.
    UnknownTerm
    """
    now = datetime.now(UTC)
    with acting(casebook, "stop_interview", "consent") as entry:
        codebook().check("interview_keeping", keeping)
        source = held_source(casebook, source_id)
        consent = consent_record(source.consent) or Consent.closed()
        if keeping == "Nothing":
            put_consent(source, consent.withdrawn(now), by=casebook.actor, at=now)
        elif keeping == "Passages":
            put_consent(source, _only(consent, passages), by=casebook.actor, at=now)
        InterviewStop.objects.create(source=source, keeping=keeping, at=now, by=casebook.actor)
        entry.object = source_id
        entry.detail.update(keeping=keeping, passages=len(passages))


def _only(consent: Consent, passages: Sequence[str]) -> Consent:
    """The same answers for these passages, and no for everything else."""
    kept = {each: _answers(consent, each) for each in passages}
    return replace(consent, scopes={}, shares={}, passages=kept)


def _answers(consent: Consent, passage: str) -> Mapping[str, Answer]:
    whole: dict[str, Answer] = {
        scope: consent.answer(scope, passage_id=passage) for scope in SCOPES if scope != "share"
    }
    for name in consent.shares:
        whole[f"share:{name}"] = consent.answer("share", passage_id=passage, recipient=name)
    return whole or {"record": NO}
