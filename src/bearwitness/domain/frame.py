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
        Tokens, made for the run, of the sources that say anything of the person.
    """

    token: str
    lists: frozenset[str]
    values: Mapping[str, tuple[str, ...]]
    conflicts: frozenset[str] = frozenset()
    n: Mapping[str, int] = field(default_factory=dict)
    positioned: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()


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
