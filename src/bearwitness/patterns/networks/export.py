"""A network as GEXF 1.3 or GraphML, under the tokens of one run; the casebook keeps the file sealed."""

from __future__ import annotations

from typing import Literal
from xml.etree import ElementTree as ET

from bearwitness.patterns.networks.graph import Network

NetworkFormat = Literal["gexf", "graphml"]
NETWORK_FORMATS: tuple[NetworkFormat, ...] = ("gexf", "graphml")


def export(net: Network, form: NetworkFormat) -> bytes:
    """XML with kind and roles of nodes, and the number of episodes and sources of ties."""
    root = _gexf(net) if form == "gexf" else _graphml(net)
    ET.indent(root)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def _gexf(net: Network) -> ET.Element:
    root = ET.Element("gexf", xmlns="http://gexf.net/1.3", version="1.3")
    graph = ET.SubElement(root, "graph", defaultedgetype="undirected")
    for owner, names in (("node", ("kind", "roles")), ("edge", ("episodes", "sources"))):
        held = ET.SubElement(graph, "attributes", {"class": owner})
        for at, name in enumerate(names):
            kind = "string" if owner == "node" else "integer"
            ET.SubElement(held, "attribute", id=str(at), title=name, type=kind)
    nodes, edges = ET.SubElement(graph, "nodes"), ET.SubElement(graph, "edges")
    for token, node in net.nodes.items():
        _values(ET.SubElement(nodes, "node", id=token, label=node.kind), (node.kind, _roles(node.roles)))
    for at, tie in enumerate(net.ties):
        edge = ET.SubElement(edges, "edge", id=str(at), source=tie.one, target=tie.two)
        _values(edge, (str(len(tie.episodes)), str(len(tie.sources))))
    return root


def _values(owner: ET.Element, values: tuple[str, str]) -> None:
    held = ET.SubElement(owner, "attvalues")
    for at, value in enumerate(values):
        ET.SubElement(held, "attvalue", {"for": str(at), "value": value})


def _graphml(net: Network) -> ET.Element:
    root = ET.Element("graphml", xmlns="http://graphml.graphdrawing.org/xmlns")
    for owner, names, kind in (
        ("node", ("kind", "roles"), "string"),
        ("edge", ("episodes", "sources"), "int"),
    ):
        for name in names:
            ET.SubElement(root, "key", {"id": name, "for": owner, "attr.name": name, "attr.type": kind})
    graph = ET.SubElement(root, "graph", edgedefault="undirected")
    for token, node in net.nodes.items():
        held = ET.SubElement(graph, "node", id=token)
        _data(held, kind=node.kind, roles=_roles(node.roles))
    for tie in net.ties:
        held = ET.SubElement(graph, "edge", source=tie.one, target=tie.two)
        _data(held, episodes=str(len(tie.episodes)), sources=str(len(tie.sources)))
    return root


def _data(owner: ET.Element, **values: str) -> None:
    for name, value in values.items():
        ET.SubElement(owner, "data", key=name).text = value


def _roles(roles: frozenset[str]) -> str:
    return " ".join(sorted(roles))
