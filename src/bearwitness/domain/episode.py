"""Episodes and trajectories: what was done to a person, and in which order as far as anybody knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from bearwitness.domain.partial_date import PartialDate
from bearwitness.domain.place import PlaceValue

OrderSource = Literal["told", "step", "date"]
"""How one knows that an episode came first: somebody says so, numbers it so, or the dates leave no doubt."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who did it, and in which role (a code of ``person_role``; empty where nobody says)."""

    subject_id: str
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EpisodeRecord:
    """One step, as the claims and positions resolve it.

    Attributes
    ----------
    person_id
        Who underwent it.
    seq
        One more than the longest chain of episodes certainly before it. Equal numbers: no order is known. ``None``:
        the claims go in a circle.
    act
        Code of the act; empty where none is claimed or they disagree. Of means and purposes there may be several.
    payment_id, venue_id
        Subjects of kind Payment and Venue; a handover has a payment.
    states, forms
        Codes of ``trajectory_state`` and of ``exploitation``.
    began, ended
        Its ends, where they are told apart.
    handover, venue_kind
        Codes; empty where none stands.
    claims
        Property to the claims that it rests on.
    conflicts
        Properties on which the claims disagree beyond the rule.
    """

    id: str
    person_id: str
    seq: int | None
    act: str = ""
    means: tuple[str, ...] = ()
    purpose: tuple[str, ...] = ()
    when: PartialDate | None = None
    place: PlaceValue | None = None
    actors: tuple[Actor, ...] = ()
    payment_id: str = ""
    venue_id: str = ""
    states: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    began: PartialDate | None = None
    ended: PartialDate | None = None
    handover: str = ""
    venue_kind: str = ""
    claims: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    conflicts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Two episodes of which one is said to come first, on one ground, and to come last, on another."""

    first: str
    second: str
    ground: OrderSource
    against: OrderSource


@dataclass(frozen=True, slots=True, kw_only=True)
class Trajectory:
    """The episodes of one person.

    Attributes
    ----------
    episodes
        By `seq`, those in a circle last.
    unordered
        Pairs of which nobody can say which came first: each is perhaps before the other.
    clashes
        Pairs whose grounds contradict one another.
    circles
        Episodes that come before themselves, along the chain that says so.
    """

    person_id: str
    episodes: tuple[EpisodeRecord, ...]
    unordered: tuple[tuple[str, str], ...] = ()
    clashes: tuple[Clash, ...] = ()
    circles: tuple[tuple[str, ...], ...] = ()
