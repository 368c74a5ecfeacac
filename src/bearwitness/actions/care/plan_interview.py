"""Look, before a person is asked, whether she has been asked before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from bearwitness.actions.errors import ContactRefused, NeedsReason
from bearwitness.casebook.acting import acting
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import Claim, Interview, Source, Subject
from bearwitness.casebook.permitted import permitted
from bearwitness.casebook.sight_of import sight_of
from bearwitness.casebook.subject_kinds import require_seen
from bearwitness.domain.codebook import codebook

OWN_WISH = "SheAsked"
"""The one reason that needs no agreement to be contacted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierInterview:
    """One testimony that she gave: when, to whom, in which language; stopped, where she stopped it.

    That she gave it is told to whoever knows her, so that nobody asks her again unawares; `source_id` is empty where the
    source is another case team's.
    """

    source_id: str
    organisation: str
    on: date | None
    language: str
    withdrawn: bool
    stopped: bool


def earlier_interviews(casebook: Casebook, person_id: str) -> list[EarlierInterview]:
    """Testimonies in which this person speaks of herself, withdrawn ones too, without a word of what they say.

    Raises
    ------
    NotAllowed
    NoSuchItem
        There is no such person.
    """
    with acting(casebook, "earlier_interviews", "add") as entry:
        found = _earlier(_person(casebook, person_id))
        entry.object = person_id
        entry.detail["earlier"] = len(found)
    return _named(casebook, found)


def plan_interview(casebook: Casebook, person_id: str, reason: str = "") -> list[EarlierInterview]:
    """Record that a person is to be interviewed; where she has been before, only with a reason.

    Raises
    ------
    NotAllowed
    NoSuchItem
        There is no such person.
    NeedsReason
        She has been interviewed before, and the reason is not one of ``interview_reason``.
    ContactRefused
        One of her testimonies is closed for ``contact``, or she stopped the interview, and it is not she who asks.
    """
    with acting(casebook, "plan_interview", "add") as entry:
        person = _person(casebook, person_id)
        found = _earlier(person)
        if (found or reason) and reason not in codebook().codes("interview_reason"):
            raise NeedsReason(list="interview_reason")
        if reason != OWN_WISH:
            _may_be_contacted(found, datetime.now(UTC))
        Interview.objects.create(
            person=person,
            reason=reason,
            earlier=[each.source_id for each in found],
            at=datetime.now(UTC),
            by=casebook.actor,
        )
        entry.object = person_id
        entry.detail["earlier"] = len(found)
        if reason:
            entry.detail["reason"] = reason
    return _named(casebook, found)


def _named(casebook: Casebook, found: list[EarlierInterview]) -> list[EarlierInterview]:
    """The same, without the names of sources that the actor does not see."""
    rows = sight_of(casebook).sources().filter(id__in=[each.source_id for each in found])
    seen = frozenset(rows.values_list("id", flat=True))
    return [each if each.source_id in seen else replace(each, source_id="") for each in found]


def _may_be_contacted(earlier: list[EarlierInterview], at: datetime) -> None:
    """Every testimony that she gave must be open for ``contact``: the strictest of her answers holds."""
    own = {each.source_id for each in earlier}
    agreed = set(permitted(Source.objects.filter(id__in=own), "contact", at).values_list("id", flat=True))
    if own - agreed or any(each.stopped for each in earlier):
        raise ContactRefused


def _person(casebook: Casebook, person_id: str) -> Subject:
    require_seen(sight_of(casebook), [person_id])
    person = Subject.objects.filter(id=person_id, kind="Person").first()
    if person is None:
        raise NoSuchItem
    return person


def _earlier(person: Subject) -> list[EarlierInterview]:
    own = Claim.objects.filter(subject=person, basis="FirstHand", retraction=None)
    spoken = Source.objects.filter(kind="testimony", id__in=own.values("passage__text__source"))
    rows = spoken.select_related("consent").prefetch_related("stops").order_by("received_at", "id")
    return [_shown(row) for row in rows]


def _shown(row: Source) -> EarlierInterview:
    details = row.consent.details if row.consent is not None else {}
    day = details.get("date")
    return EarlierInterview(
        source_id=row.id,
        organisation=row.organisation,
        on=date.fromisoformat(day) if day else None,
        language=row.language,
        withdrawn=row.consent is not None and row.consent.withdrawn_at is not None,
        stopped=bool(row.stops.all()),
    )
