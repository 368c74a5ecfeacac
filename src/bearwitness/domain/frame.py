"""What leaves the casebook for the engines: coded values of persons under tokens made for one run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """One person, as an engine sees her: no name, no pseudonym, no text.

    Attributes
    ----------
    token
        Random, made for the run; the casebook keeps the lineage from token to claims.
    lists
        Codes of the organisations whose countable sources hold a record of the person.
    values
        Property to codes, sorted; an absent property is not recorded. Ages and dates come as the
        codebook's bands, places as counties or coarser.
    conflicts
        Properties on which the countable claims disagree.
    n
        Property to the number of claims on it, for and against.
    positioned
        Properties that a signed position has decided, or has left open.
    sources
        Tokens, made for the run, of the sources that say anything of the person; what repeats a source counts as that
        source.
    years
        Dated property to the years that the claims behind its codes certainly mean, sorted: for a series by year, and
        for nothing else.
    """

    token: str
    lists: frozenset[str]
    values: Mapping[str, tuple[str, ...]]
    conflicts: frozenset[str] = frozenset()
    n: Mapping[str, int] = field(default_factory=dict)
    positioned: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    years: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class EpisodeRow:
    """One episode, as an engine sees it: every identifier is a token made for the run.

    Attributes
    ----------
    seq
        One more than the longest chain of episodes certainly before it; equal numbers have no known order, ``None``
        goes in a circle.
    act, means, purpose
        Codes; an act that is not recorded or in conflict is empty.
    when
        EDTF, or empty.
    place_id
        Of the gazetteer, a county or coarser; or empty.
    actors
        Tokens and role codes; nobody who is on record as a helper.
    payment_id
        Token of the payment, or empty.
    states
        Codes of ``trajectory_state``, in the codebook's order.
    forms
        Codes of ``exploitation``.
    began, ended
        EDTF, or empty; ``when`` stands for both where they are empty.
    handover, venue_kind
        Codes, or empty.
    venue_id
        Token of the venue, or empty.
    sources
        Tokens of the sources that speak of the episode, as for persons.
    """

    episode_id: str
    person_id: str
    seq: int | None
    act: str
    means: tuple[str, ...]
    purpose: tuple[str, ...]
    when: str
    place_id: str
    actors: tuple[tuple[str, str], ...]
    payment_id: str
    states: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    began: str = ""
    ended: str = ""
    handover: str = ""
    venue_id: str = ""
    venue_kind: str = ""
    sources: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class PriceSaid:
    """One amount as it was said: bounds in its own currency, ``None`` is open; what for; when (EDTF, or empty)."""

    low: float | None
    high: float | None
    currency: str
    unit: str
    when: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentRow:
    """One payment for a person, as an engine sees it.

    Attributes
    ----------
    payment_id, person_id, episode_id
        Tokens of the run; the episode's is empty where the amount is told of the person as a whole.
    kind
        Code of ``payment_kind``, or empty.
    prices
        Every amount that stands; two that differ are a disagreement, and become one range.
    """

    payment_id: str
    person_id: str
    episode_id: str
    kind: str
    prices: tuple[PriceSaid, ...]
    sources: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternFrame:
    """All that the engines of patterns see: coded, coarse and nameless rows under the tokens of one run.

    It holds only what the consent gate lets through; no step of an escape, no helper, no place of safety.

    Attributes
    ----------
    groups
        Tokens, among the actors of the episodes, that stand for groups and not for persons.
    """

    persons: tuple[PersonRow, ...]
    episodes: tuple[EpisodeRow, ...] = ()
    payments: tuple[PaymentRow, ...] = ()
    groups: frozenset[str] = frozenset()
