"""What joins two cases: a chain of shared actors, groups and venues, with the passages that say so."""

from __future__ import annotations

from dataclasses import dataclass

from bearwitness.casebook.access import Case
from bearwitness.casebook.acting import acting
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.rights import Role
from bearwitness.domain.passage import PassageRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One step of the chain: pseudonyms at both ends, and the passages that it rests on."""

    one: str
    two: str
    passages: tuple[PassageRecord, ...]


def join_cases(casebook: Casebook, role: Role, one: str, two: str, *, unfolded: bool = False) -> list[Link]:
    """Find the shortest chain between two persons on record; the look is logged.

    The record says too, by `unfolded`, where somebody has asked for the sensitive passages.

    Raises
    ------
    NotAllowed, NoSuchItem
        Where a person is not on record, or no episode that may be read speaks of her.
    NothingJoins
    """
    from bearwitness.patterns.networks.graph import network
    from bearwitness.patterns.networks.joins import joins

    frame, lineage = Case(casebook, role).pattern_frame("analyse")
    tokens = {name: token for token, name in lineage.persons.items()}
    if not {one, two} <= set(tokens):
        raise NoSuchItem
    joint = joins(network(frame), tokens[one], tokens[two])
    with acting(casebook, "join_cases", "analyse") as entry:
        entry.object = one
        entry.detail["other"] = two
        entry.detail["steps"] = len(joint.ties)
        entry.shows(unfolded=unfolded)
    names = [lineage.persons[token] for token in joint.tokens]
    passages = [tuple(lineage.open(tie.episodes, ("done_by", "venue", "undergone_by"))) for tie in joint.ties]
    return [
        Link(one=a, two=b, passages=found) for a, b, found in zip(names, names[1:], passages, strict=False)
    ]
