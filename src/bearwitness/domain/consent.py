"""Consent as a record: what a person allowed, when and how they were asked. The gate that obeys it is elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Literal, get_args

from bearwitness.domain.answer import NO, YES, Answer
from bearwitness.domain.errors import BadConsent

Scope = Literal["record", "analyse", "count", "quote", "name", "share", "contact"]
SCOPES: tuple[Scope, ...] = get_args(Scope)

QUESTIONS = 7
"""Questions that HTCDS 2.0 attaches to consent: to the interview; informed of the purpose, of the actual and
possible use, of research use that identifies nobody, of the right to ask for one's data, of how long it is
kept, of how to withdraw."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guardian:
    """Who consented for a child: the relation only; a guardian's name belongs to the identity store.

    Attributes
    ----------
    party_to_events
        Whether the guardian had a part in what happened, which a second approver must know.
    """

    relation: str
    party_to_events: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """What a person allowed for one testimony; whatever is not there is *no*.

    Attributes
    ----------
    scopes
        Answer by scope; ``share`` here stands for no recipient, see ``shares``.
    shares
        Answer by recipient.
    passages
        Passage id to the answers that differ there, by scope, or by ``share:RECIPIENT``; a bare ``share``
        there closes the passage to every recipient that is not named.
    child, guardian, assent, second_approver
        Whether the person was a child when testifying; who consented; whether the child agreed; who besides
        the first approver has agreed to its use.
    language, text_version, method, interviewer, interpreter, date
        How the person was asked, and with which version of the text.
    questions
        Answers to the seven questions (:data:`QUESTIONS`), in their order; empty where nobody asked.
    withdrawn_at
        When the person withdrew everything; aware of its time zone.
    """

    scopes: Mapping[Scope, Answer] = field(default_factory=dict)
    shares: Mapping[str, Answer] = field(default_factory=dict)
    passages: Mapping[str, Mapping[str, Answer]] = field(default_factory=dict)
    child: bool = False
    guardian: Guardian | None = None
    assent: bool | None = None
    second_approver: str | None = None
    language: str = ""
    text_version: str = ""
    method: str = ""
    interviewer: str = ""
    interpreter: str | None = None
    date: date | None = None
    questions: tuple[bool, ...] = ()
    withdrawn_at: datetime | None = None

    def __post_init__(self) -> None:
        """Invariant: known scopes, seven answers or none, and a withdrawal that knows its time zone."""
        if not set(self.scopes) <= set(SCOPES):
            raise BadConsent(field="scopes", example=", ".join(SCOPES))
        if len(self.questions) not in {0, QUESTIONS}:
            raise BadConsent(field="questions", example="[yes, yes, yes, yes, yes, yes, yes]")
        if self.withdrawn_at is not None and self.withdrawn_at.tzinfo is None:
            raise BadConsent(field="withdrawn_at", example="2026-05-01T09:00:00+00:00")

    @classmethod
    def closed(cls) -> Consent:
        """Consent of a testimony that came without one: kept, and nothing else."""
        return cls(scopes={"record": YES})

    @classmethod
    def from_yaml_text(cls, text: str) -> Consent:
        """Read a consent file.

        Raises
        ------
        BadConsent
            Where a field is missing or not valid; names the field, never what stood there.
        """
        from bearwitness.domain.consent_file import consent_of
        from bearwitness.domain.yaml_file import NotYaml, read_yaml_text

        try:
            return consent_of(read_yaml_text(text))
        except NotYaml as error:
            example = "scopes: {analyse: yes, count: no}"
            raise BadConsent(field=f"line {error.line}", example=example) from None

    def answer(self, scope: Scope, *, passage_id: str | None = None, recipient: str | None = None) -> Answer:
        """What was answered: for the passage where it differs there, else in general; *no* where unasked.

        This looks up and judges nothing: withdrawal, age and kind of exit are the gate's.
        """
        own = self.passages.get(passage_id, {}) if passage_id is not None else {}
        if scope != "share":
            return own.get(scope, self.scopes.get(scope, NO))
        if recipient is None:
            return NO
        general = NO if "share" in own else self.shares.get(recipient, NO)
        return own.get(f"share:{recipient}", general)

    def withdrawn(self, at: datetime) -> Consent:
        """The same consent, withdrawn at a time; an earlier withdrawal stays the first."""
        return self if self.withdrawn_at is not None else replace(self, withdrawn_at=at)

    def is_withdrawn(self, at: datetime) -> bool:
        """Whether it had been withdrawn by a time."""
        return self.withdrawn_at is not None and self.withdrawn_at <= at
