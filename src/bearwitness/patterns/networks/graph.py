"""Who and what was joined by which episodes: persons by role, groups and venues, with claims as evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from bearwitness.domain.frame import EpisodeRow, PatternFrame

NodeKind = Literal["survivor", "actor", "group", "venue"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A token with what it stands for, the roles that it had (codes of ``person_role``), and the sources that tell it."""

    token: str
    kind: NodeKind
    roles: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """What joins a person to an actor, group or venue: the episodes, and the sources that tell them."""

    one: str
    two: str
    episodes: frozenset[str]
    sources: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """Nodes by token, and ties between survivors and those who had to do with them."""

    nodes: Mapping[str, Node]
    ties: tuple[Tie, ...]


def network(frame: PatternFrame) -> Network:
    """The network of a frame.

    An episode joins whoever underwent it to everybody who did it and to its venue; two actors are joined only through
    the persons whom both had to do with.
    """
    roles: dict[str, set[str]] = defaultdict(set)
    rows: dict[str, list[EpisodeRow]] = defaultdict(list)
    kinds: dict[str, NodeKind] = {}
    joint: dict[tuple[str, str], list[EpisodeRow]] = defaultdict(list)
    for row in frame.episodes:
        kinds[row.person_id] = "survivor"
        rows[row.person_id].append(row)
        around = [(actor, role) for actor, role in row.actors if actor != row.person_id]
        around += [(row.venue_id, "")] if row.venue_id else []
        for other, role in around:
            kinds.setdefault(other, _kind(other, row.venue_id, frame.groups))
            roles[other].add(role)
            rows[other].append(row)
            joint[row.person_id, other].append(row)
    return Network(
        nodes={
            token: Node(
                token=token,
                kind=kinds[token],
                roles=frozenset(roles[token] - {""}) if token in roles else frozenset(),
                sources=_sources(rows[token]),
            )
            for token in sorted(kinds)
        },
        ties=tuple(
            Tie(
                one=pair[0],
                two=pair[1],
                episodes=frozenset(row.episode_id for row in joint[pair]),
                sources=_sources(joint[pair]),
            )
            for pair in sorted(joint)
        ),
    )


def _sources(rows: Sequence[EpisodeRow]) -> frozenset[str]:
    return rows[0].sources if len(rows) == 1 else frozenset().union(*(row.sources for row in rows))


def _kind(token: str, venue: str, groups: Collection[str]) -> NodeKind:
    if token == venue:
        return "venue"
    return "group" if token in groups else "actor"
