"""The network by pseudonym: groups, venues and those who had a part, each with whom they are on record with."""

from __future__ import annotations

from dataclasses import dataclass

from bearwitness.actions.patterns.study import SCOPES, Question, answer
from bearwitness.casebook.access import Case
from bearwitness.casebook.acting import acting
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.rights import Role
from bearwitness.domain.pattern import Pattern
from bearwitness.patterns.networks.graph import NodeKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Knot:
    """A group, venue or person by pseudonym, the roles that she had, and the survivors with whom an episode joins it."""

    name: str
    kind: NodeKind
    roles: tuple[str, ...]
    survivors: tuple[str, ...]
    episodes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Knots:
    """One page of them, by kind and pseudonym: never by how many they are tied to.

    Attributes
    ----------
    all
        How many there are on all pages.
    shape
        What is told of the network as a whole, as `study` answers it.
    """

    found: tuple[Knot, ...]
    all: int
    shape: Pattern


def look_at_network(casebook: Casebook, role: Role, start: int, most: int) -> Knots:
    """Show a page of the network, and its shape from the same rows; the look is logged.

    Raises
    ------
    NotAllowed
    """
    from bearwitness.patterns.networks.graph import network

    frame, lineage = Case(casebook, role).pattern_frame(*SCOPES["networks"])
    net, names = network(frame), lineage.persons
    tied: dict[str, list[tuple[str, int]]] = {}
    for tie in net.ties:
        tied.setdefault(tie.two, []).append((names[tie.one], len(tie.episodes)))
    others = [net.nodes[token] for token in tied]
    others.sort(key=lambda node: (node.kind, names[node.token]))
    page = others[start : start + most]
    shape = answer(frame, Question(kind="networks"))
    with acting(casebook, "look_at_network", "analyse") as entry:
        entry.object = f"run-{lineage.run}"
        entry.detail.update(nodes=len(page), persons=shape.persons)
    return Knots(
        found=tuple(
            Knot(
                name=names[node.token],
                kind=node.kind,
                roles=tuple(sorted(node.roles)),
                survivors=tuple(sorted(name for name, _ in tied[node.token])),
                episodes=sum(number for _, number in tied[node.token]),
            )
            for node in page
        ),
        all=len(others),
        shape=shape,
    )
