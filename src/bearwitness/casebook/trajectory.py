"""The episodes of a person in order, from the claims that an exit lets through."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import QuerySet

from bearwitness.casebook.episodes.ordering import Placed, order
from bearwitness.casebook.episodes.steps import Step, steps_of, with_person
from bearwitness.casebook.models import Claim
from bearwitness.domain.count import Count
from bearwitness.domain.episode import Actor, EpisodeRecord, Trajectory
from bearwitness.domain.partial_date import PartialDate
from bearwitness.domain.place import PlaceValue
from bearwitness.domain.subject_ref import SubjectRef
from bearwitness.domain.term import Term


def trajectories(claims: QuerySet[Claim]) -> dict[str, Trajectory]:
    """By person, the trajectory that the given claims make.

    Parameters
    ----------
    claims
        Standing claims that the consent gate has let through.
    """
    return {person: _trajectory(person, steps) for person, steps in with_person(steps_of(claims)).items()}


def _trajectory(person: str, steps: Sequence[Step]) -> Trajectory:
    found = order([_placed(step) for step in steps])
    episodes = [_episode(step, person, found.seq[step.id]) for step in steps]
    return Trajectory(
        person_id=person,
        episodes=tuple(sorted(episodes, key=lambda each: (each.seq is None, each.seq or 0, each.id))),
        unordered=found.unordered,
        clashes=found.clashes,
        circles=found.circles,
    )


def _placed(step: Step) -> Placed:
    number = step.one("order_told")
    return Placed(
        id=step.id,
        follows=frozenset(each.subject_id for each in _refs(step, "follows")),
        step=number if isinstance(number, Count) else None,
        when=_date(step, "happened") or _date(step, "began"),
    )


def _episode(step: Step, person: str, seq: int | None) -> EpisodeRecord:
    place = step.one("happened_at")
    return EpisodeRecord(
        id=step.id,
        person_id=person,
        seq=seq,
        act=next(iter(_codes(step, "act")), ""),
        means=_codes(step, "means"),
        purpose=_codes(step, "purpose"),
        when=_date(step, "happened"),
        place=place if isinstance(place, PlaceValue) else None,
        actors=tuple(Actor(subject_id=each.subject_id, role=each.role) for each in _refs(step, "done_by")),
        payment_id=next((each.subject_id for each in _refs(step, "payment")), ""),
        venue_id=next((each.subject_id for each in _refs(step, "venue")), ""),
        states=_codes(step, "step"),
        forms=_codes(step, "exploitation"),
        began=_date(step, "began"),
        ended=_date(step, "ended"),
        handover=next(iter(_codes(step, "handover_kind")), ""),
        venue_kind=next(iter(_codes(step, "venue_kind")), ""),
        claims=step.claims,
        conflicts=step.conflicts,
    )


def _date(step: Step, name: str) -> PartialDate | None:
    value = step.one(name)
    return value if isinstance(value, PartialDate) else None


def _codes(step: Step, name: str) -> tuple[str, ...]:
    return tuple(each.code for each in step.values.get(name, ()) if isinstance(each, Term))


def _refs(step: Step, name: str) -> list[SubjectRef]:
    return [each for each in step.values.get(name, ()) if isinstance(each, SubjectRef)]
