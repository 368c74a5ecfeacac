"""What was answered for a source at any moment, so that what passed an exit then can be asked for again now."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from django.db.models import Exists, OuterRef, Q

from bearwitness.casebook.consent import permits
from bearwitness.casebook.consents import consent_answers
from bearwitness.casebook.models import Consent, ConsentAnswer, Passage, Source
from bearwitness.casebook.records import kind_of
from bearwitness.domain import consent as record
from bearwitness.domain.consent import Scope

DATED = timedelta(seconds=1)
"""Releases are dated to the second, answers and runs of linkage more finely."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question to the consent gate; its fields are parameters of `permits`."""

    scope: Scope
    recipient: str | None = None
    microdata: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a passage stands."""

    id: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerHistory:
    """Every consent of one source.

    Attributes
    ----------
    consents
        Each with the moment from which it was in force, the oldest first.
    answered
        Passages that have an answer of their own in any of them, by where they begin.
    turns
        Moments at which an answer changed or ran out, the oldest first.
    """

    source: Source
    consents: tuple[tuple[datetime, record.Consent], ...]
    answered: tuple[Place, ...]
    turns: tuple[datetime, ...]

    def closed_since(
        self, questions: Sequence[Asked], place: Place | None, when: datetime
    ) -> datetime | None:
        """Time since which something no longer passes the gate that passed it at a moment.

        Parameters
        ----------
        questions
            All of which the gate had to answer with yes.
        place
            The passage; None for the source as a whole.
        when
            The moment, to the second; what passed at any time within it counts as passed.

        Returns
        -------
        datetime or None
            None where it did not pass then, or passes now.
        """
        moments = [when, *self.turns[bisect_right(self.turns, when) :]]
        passed = [(each, self._passes(questions, place, each)) for each in moments]
        if not any(yes for each, yes in passed if each < when + DATED):
            return None
        since: datetime | None = None
        for each, yes in passed:
            since = None if yes else since or each
        return since

    def _passes(self, questions: Sequence[Asked], place: Place | None, at: datetime) -> bool:
        consent = next((each for begun, each in reversed(self.consents) if begun <= at), None)
        return all(
            permits(
                consent, each.scope, passage, at, recipient=each.recipient, microdata=each.microdata,
                kind=kind_of(self.source), child=self.source.child, licence=self.source.licence,
            )
            for each in questions
            for passage in (place.id if place else None, *self._beside(consent, each.scope, place))
        )  # fmt: skip

    def _beside(self, consent: record.Consent | None, scope: Scope, place: Place | None) -> Iterator[str]:
        """Passages with an answer of their own that share a word with one: they close it with them."""
        if consent is None or place is None:
            return
        longest = max((each.end - each.start for each in self.answered), default=0)
        first = bisect_left(self.answered, place.start - longest, key=lambda each: each.start)
        last = bisect_left(self.answered, place.end, key=lambda each: each.start)
        for each in self.answered[first:last]:
            own = consent.passages.get(each.id, {})
            if (
                each.text == place.text
                and each.end > place.start
                and any(key.partition(":")[0] == scope for key in own)
            ):
                yield each.id


def changed_since(when: datetime, now: datetime) -> list[str]:
    """Sources of which an answer has changed or run out since a moment.

    The first answer for a testimony or a list changes nothing, for until then nothing of it passed; a document may have
    passed without one.
    """
    before = Consent.objects.filter(source=OuterRef("source"), at__lt=OuterRef("at"))
    another = Exists(before) | Q(source__kind="document")
    anew = Consent.objects.filter(another, at__gt=when).values("source")
    days = {"until__gte": when.astimezone(UTC).date(), "until__lt": now.astimezone(UTC).date()}
    out = ConsentAnswer.objects.filter(answer="until", **days).values("consent__source")
    found = Source.objects.filter(Q(id__in=anew) | Q(id__in=out)).order_by("id")
    return list(found.values_list("id", flat=True))


def histories(sources: Collection[str], now: datetime) -> Mapping[str, AnswerHistory]:
    """By source, what was answered for it up to a moment."""
    consents: dict[str, list[tuple[datetime, record.Consent]]] = {name: [] for name in sources}
    rows = Consent.objects.filter(source__in=sources).order_by("at", "id").prefetch_related("answers")
    for row in rows:
        consents[row.source_id].append((row.at, consent_answers(row)))
    return {row.id: _history(row, consents[row.id], now) for row in Source.objects.filter(id__in=sources)}


def places(passages: Collection[str]) -> list[Place]:
    """Where some passages stand, by where they begin."""
    rows = Passage.objects.filter(id__in=passages).order_by("start", "id")
    told = rows.values_list("id", "text", "start", "end")
    return [Place(id=name, text=text, start=start, end=end) for name, text, start, end in told]


def _history(
    source: Source, consents: Sequence[tuple[datetime, record.Consent]], now: datetime
) -> AnswerHistory:
    turns = {begun for begun, _ in consents}.union(*(_ends(each) for _, each in consents))
    return AnswerHistory(
        source=source,
        consents=tuple(consents),
        answered=tuple(places({name for _, each in consents for name in each.passages})),
        turns=tuple(sorted(each for each in turns if each <= now)),
    )


def _ends(consent: record.Consent) -> set[datetime]:
    """When its answers run out."""
    own = [answer for answers in consent.passages.values() for answer in answers.values()]
    last = {answer.until for answer in (*consent.scopes.values(), *consent.shares.values(), *own)}
    return {datetime.combine(day, time(), UTC) + timedelta(days=1) for day in last if day is not None}
