"""What joins two cases: the shortest chain of shared actors, groups and venues, with the episodes that say so."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass

from bearwitness.patterns.errors import NothingJoins
from bearwitness.patterns.networks.graph import Network, Tie


@dataclass(frozen=True, slots=True, kw_only=True)
class Joint:
    """A chain from one survivor to the other.

    Attributes
    ----------
    tokens
        Nodes from end to end.
    ties
        What joins each to the next.
    """

    tokens: tuple[str, ...]
    ties: tuple[Tie, ...]


def joins(net: Network, one: str, two: str) -> Joint:
    """Find the shortest chain between two survivors.

    Raises
    ------
    NothingJoins
        Where there is none, or one of them is not in the network.
    """
    around: dict[str, list[tuple[str, Tie]]] = defaultdict(list)
    for tie in net.ties:
        around[tie.one].append((tie.two, tie))
        around[tie.two].append((tie.one, tie))
    came: dict[str, tuple[str, Tie] | None] = {one: None}
    waiting = deque([one])
    while waiting and two not in came:
        here = waiting.popleft()
        for other, tie in around[here]:
            if other not in came:
                came[other] = (here, tie)
                waiting.append(other)
    if two not in came or one == two:
        raise NothingJoins
    tokens, ties = [two], list[Tie]()
    while (step := came[tokens[-1]]) is not None:
        tokens.append(step[0])
        ties.append(step[1])
    return Joint(tokens=tuple(reversed(tokens)), ties=tuple(reversed(ties)))
