"""A trajectory as a list of steps, each with its span on one common scale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bearwitness.casebook.shown_claims import ShownClaim
from bearwitness.domain.codebook import codebook
from bearwitness.domain.episode import Actor, EpisodeRecord, Trajectory
from bearwitness.domain.messages import Language
from bearwitness.domain.messages.date_words import date_words
from bearwitness.domain.messages.value_words import short, value_words
from bearwitness.domain.partial_date import PartialDate
from bearwitness.domain.subject_ref import SubjectRef
from bearwitness.domain.verdict import Verdict
from bearwitness.web.colon import COLON

WIDTH = 1000
"""Units of the scale."""
LEAST = 8
"""Units of a single day, so that it can be seen."""
YEARS_MARKED = 12
"""Marks that a scale has at most."""
HANDOVER = ("handover_kind", "handed_over_by", "handed_over_to")
BEGAN, ENDED = "began", "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Where a date lies on the scale."""

    start: int
    width: int
    doubtful: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Words, and the subject of which they speak, if any."""

    subject: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One episode in words."""

    episode: str
    number: int | None
    act: str
    when: str
    span: Span | None
    place: str
    means: tuple[str, ...]
    purpose: tuple[str, ...]
    actors: tuple[Part, ...]
    handover: tuple[Part, ...]
    venue: str
    payment: str
    paid: tuple[Part, ...]
    passages: tuple[str, ...]
    conflicts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A year on the scale."""

    at: int
    year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """All steps in order, and the scale they share."""

    steps: tuple[Step, ...]
    marks: tuple[Mark, ...]
    first: int | None
    last: int | None


def timeline(trajectory: Trajectory, claims: Sequence[ShownClaim], language: Language) -> Timeline:
    """Put a trajectory in words.

    Parameters
    ----------
    trajectory
        The episodes in order.
    claims
        Claims on the episodes and on their payments.
    language
        Of the page.
    """
    said: dict[str, list[ShownClaim]] = {}
    for each in claims:
        said.setdefault(each.claim.subject_id, []).append(each)
    times = {each.id: _when(each, said.get(each.id, ())) for each in trajectory.episodes}
    ends = [end for when in times.values() if when is not None for end in (when.earliest, when.latest)]
    days = [day for day in ends if day is not None]
    scale = _Scale(min(days), max(days)) if days else None
    return Timeline(
        steps=tuple(_step(each, times[each.id], said, scale, language) for each in trajectory.episodes),
        marks=scale.marks() if scale else (),
        first=scale.first.year if scale else None,
        last=scale.last.year if scale else None,
    )


class _Scale:
    """Whole years from the first day to the last."""

    def __init__(self, first: date, last: date) -> None:
        self.first, self.last = first, last
        self._start = date(first.year, 1, 1).toordinal()
        self._days = date(last.year, 12, 31).toordinal() - self._start + 1

    def at(self, day: date) -> int:
        return WIDTH * (day.toordinal() - self._start) // self._days

    def marks(self) -> tuple[Mark, ...]:
        years = range(self.first.year, self.last.year + 1)
        step = 1 + (len(years) - 1) // YEARS_MARKED
        return tuple(Mark(at=self.at(date(year, 1, 1)), year=year) for year in years[::step])

    def span(self, when: PartialDate) -> Span:
        start = 0 if when.earliest is None else self.at(when.earliest)
        end = WIDTH if when.latest is None else self.at(when.latest)
        width = max(end - start, LEAST)
        return Span(
            start=min(start, WIDTH - width),
            width=width,
            doubtful=when.uncertain or when.approximate,
        )


def _when(episode: EpisodeRecord, said: Sequence[ShownClaim]) -> PartialDate | None:
    """When it happened; else from its one beginning to its one end, where both are plain dates."""
    if episode.when is not None:
        return episode.when
    began, ended = (_dates(said, name) for name in (BEGAN, ENDED))
    if len(began) != 1 or len(ended) != 1 or ended[0].before(began[0]) is not Verdict.NO:
        return began[0] if len(began) == 1 else None
    ends = (began[0].edtf, ended[0].edtf)
    return None if any("/" in each or ".." in each for each in ends) else PartialDate.parse("/".join(ends))


def _dates(said: Sequence[ShownClaim], name: str) -> list[PartialDate]:
    found = [each.claim.value for each in said if each.claim.property == name and not each.claim.against]
    return list(dict.fromkeys(each for each in found if isinstance(each, PartialDate)))


def _step(
    episode: EpisodeRecord,
    when: PartialDate | None,
    said: Mapping[str, Sequence[ShownClaim]],
    scale: _Scale | None,
    language: Language,
) -> Step:
    book, own = codebook(), said.get(episode.id, ())
    cited = {claim for claims in episode.claims.values() for claim in claims}
    return Step(
        episode=episode.id,
        number=episode.seq,
        act=book.label("act", episode.act, language) if episode.act else "",
        when="" if when is None else date_words(when, language),
        span=scale.span(when) if scale and when else None,
        place="" if episode.place is None else value_words(episode.place, language),
        means=tuple(book.label("means", each, language) for each in episode.means),
        purpose=tuple(book.label("purpose", each, language) for each in episode.purpose),
        actors=tuple(_actor(each, language) for each in episode.actors),
        handover=tuple(_part(each, language) for each in own if each.claim.property in HANDOVER),
        venue=episode.venue_id,
        payment=episode.payment_id,
        paid=tuple(
            _part(each, language) for each in said.get(episode.payment_id, ()) if not each.claim.against
        ),
        passages=tuple(dict.fromkeys(each.passage.id for each in own if each.claim.id in cited)),
        conflicts=tuple(book.property(each).labels[language] for each in sorted(episode.conflicts)),
    )


def _actor(actor: Actor, language: Language) -> Part:
    role = codebook().label("person_role", actor.role, language) if actor.role else ""
    return Part(subject=actor.subject_id, words=" ".join(filter(None, (role, short(actor.subject_id)))))


def _part(each: ShownClaim, language: Language) -> Part:
    value = each.claim.value
    label = codebook().property(each.claim.property).labels[language]
    names = value.subject_id if isinstance(value, SubjectRef) else ""
    return Part(subject=names, words=f"{label}{COLON[language]}{value_words(value, language)}")
