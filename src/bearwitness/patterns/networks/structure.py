"""The shape of a network: parts, what holds them together, who and where comes up again. Never who matters most."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import connected_components

from bearwitness.patterns.networks.cut_kernel import cut_vertices
from bearwitness.patterns.networks.graph import Network

BUYERS = frozenset({"Buyer", "Client", "Spouse"})
BROKERS = frozenset({"Broker", "Recruiter", "Transporter", "Trafficker"})

Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Structure:
    """Numbers that describe a network as a whole.

    Attributes
    ----------
    nodes, ties, parts
        How many; a part is what hangs together.
    largest
        Share of all survivors who stand in the part that holds most of them.
    bridges
        Actors, groups and venues without whom their part would fall apart.
    buyers, brokers, venues
        Who or what comes up with two or more survivors.
    all_buyers, all_brokers, all_venues
        How many there are.
    """

    nodes: int
    ties: int
    parts: int
    largest: float
    bridges: int
    buyers: int
    all_buyers: int
    brokers: int
    all_brokers: int
    venues: int
    all_venues: int

    def numbers(self) -> dict[str, float]:
        """All of them by name."""
        return {name: float(getattr(self, name)) for name in self.__dataclass_fields__}


class Shape:
    """A network as arrays, so that it can be described again and again with fewer sources."""

    def __init__(self, net: Network) -> None:
        index = {token: at for at, token in enumerate(net.nodes)}
        held = list(net.nodes.values())
        self.sources = sorted(frozenset().union(*(node.sources for node in held))) if held else []
        place = {name: at for at, name in enumerate(self.sources)}
        self._ends = np.array([(index[tie.one], index[tie.two]) for tie in net.ties], dtype=int).reshape(
            -1, 2
        )
        self._by_node = _incidence([[place[name] for name in node.sources] for node in held], len(place))
        self._by_tie = _incidence([[place[name] for name in tie.sources] for tie in net.ties], len(place))
        self._survivor = np.array([node.kind == "survivor" for node in held], dtype=bool)
        self._venue = np.array([node.kind == "venue" for node in held], dtype=bool)
        self._buyer = np.array([bool(node.roles & BUYERS) for node in held], dtype=bool)
        self._broker = np.array([bool(node.roles & BROKERS) for node in held], dtype=bool)

    def describe(self, heard: Bools | None = None) -> Structure:
        """Describe the network, or what is left of it where only some sources are heard."""
        known = np.ones(len(self.sources), dtype=bool) if heard is None else heard
        nodes, ties = self._by_node @ known > 0, self._by_tie @ known > 0
        ends, number = self._ends[ties], len(nodes)
        graph = coo_array((np.ones(len(ends)), (ends[:, 0], ends[:, 1])), shape=(number, number))
        _, part = connected_components(graph, directed=False)
        survivors = np.bincount(part[nodes & self._survivor], minlength=1)
        reach = np.bincount(ends[:, 1], minlength=number)
        kinds = (self._buyer & nodes, self._broker & nodes, self._venue & nodes)
        (buyers, all_buyers), (brokers, all_brokers), (venues, all_venues) = (
            (int((reach[kind] >= 2).sum()), int(kind.sum())) for kind in kinds
        )
        return Structure(
            nodes=int(nodes.sum()),
            ties=len(ends),
            parts=len(np.unique(part[nodes])),
            largest=float(survivors.max() / max(1, survivors.sum())),
            bridges=int((self._cut(graph) & ~self._survivor).sum()),
            buyers=buyers,
            all_buyers=all_buyers,
            brokers=brokers,
            all_brokers=all_brokers,
            venues=venues,
            all_venues=all_venues,
        )

    def _cut(self, graph: coo_array) -> Bools:
        both = csr_array(graph + graph.T)
        return cut_vertices(both.indptr.astype(np.int64), both.indices.astype(np.int64))


def _incidence(rows: list[list[int]], columns: int) -> csr_array:
    """Which row has which column, of shape (rows, columns)."""
    lengths = [len(row) for row in rows]
    held = np.fromiter((column for row in rows for column in row), dtype=int, count=sum(lengths))
    start = np.concatenate([[0], np.cumsum(lengths)]).astype(int)
    return csr_array((np.ones(len(held), dtype=np.int32), held, start), shape=(len(rows), columns))


def structure(net: Network) -> Structure:
    """Describe a network."""
    return Shape(net).describe()
