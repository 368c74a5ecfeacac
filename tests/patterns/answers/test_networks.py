"""Networks: parts, what holds them together, what joins two cases; structure only."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import numpy as np
import pytest
from tests.patterns.answers.rows import episode

from bearwitness.domain.frame import PatternFrame
from bearwitness.patterns.errors import NothingJoins
from bearwitness.patterns.networks.export import NETWORK_FORMATS, export
from bearwitness.patterns.networks.graph import network
from bearwitness.patterns.networks.joins import joins
from bearwitness.patterns.networks.structure import structure
from bearwitness.patterns.networks.study import study_networks


def chain() -> PatternFrame:
    """Broker x with a and b; a venue with b and c; a buyer alone with d, in another part."""
    return PatternFrame(
        persons=(),
        groups=frozenset({"g"}),
        episodes=(
            episode("a", 1, "Recruitment", actors=(("x", "Broker"),)),
            episode("b", 1, "Recruitment", actors=(("x", "Broker"), ("g", ""))),
            episode("b", 2, "Held", venue_id="v"),
            episode("c", 1, "Held", venue_id="v"),
            episode("d", 1, "SoldOrHandedOver", actors=(("u", "Buyer"),)),
        ),
    )


def test_structure_by_hand() -> None:
    found = structure(network(chain()))
    assert (found.nodes, found.ties, found.parts) == (8, 6, 2)
    assert found.largest == 0.75
    assert found.bridges == 2
    assert (found.brokers, found.all_brokers, found.buyers, found.all_buyers) == (1, 1, 0, 1)
    assert (found.venues, found.all_venues) == (1, 1)


def test_an_empty_network() -> None:
    found = structure(network(PatternFrame(persons=())))
    assert (found.nodes, found.parts, found.largest) == (0, 0, 0)
    assert study_networks(PatternFrame(persons=()), rng=np.random.default_rng(1)).persons == 0


def test_what_joins_two_cases() -> None:
    joint = joins(network(chain()), "a", "c")
    assert joint.tokens == ("a", "x", "b", "v", "c")
    assert sorted(joint.ties[0].episodes) == ["a-1-Recruitment"]
    for pair in (("a", "d"), ("a", "nobody"), ("a", "a")):
        with pytest.raises(NothingJoins):
            joins(network(chain()), *pair)


def test_the_answer_names_nobody_and_says_how_it_hangs_on_sources() -> None:
    found = study_networks(chain(), rng=np.random.default_rng(1))
    labels = [label for table in found.tables for each in table.figures for label in each.labels]
    assert all(label.startswith("word:") for label in labels)
    parts = next(each for each in found.table("structure").figures if each.labels == ("word:nodes",))
    assert parts.lower is not None
    assert parts.lower < 8
    assert "ranking" in found.refused


@pytest.mark.parametrize("form", NETWORK_FORMATS)
def test_exports_read_back(form: str) -> None:
    root = ET.fromstring(export(network(chain()), form))  # type: ignore[arg-type]  # noqa: S314  # our own XML
    names = [each.tag.split("}")[1] for each in root.iter()]
    assert names.count("node") == 8
    assert names.count("edge") == 6


def test_cut_vertices_are_those_found_by_removing_each() -> None:
    from scipy.sparse import csr_array
    from scipy.sparse.csgraph import connected_components

    from bearwitness.patterns.networks.cut_kernel import cut_vertices

    rng = np.random.default_rng(7)
    for _ in range(20):
        dense = np.triu(rng.random((12, 12)) < 0.14, 1)
        dense = dense | dense.T
        sparse = csr_array(dense.astype(float))
        found = cut_vertices(sparse.indptr.astype(np.int64), sparse.indices.astype(np.int64))
        whole = connected_components(sparse)[0]
        for at in range(12):
            rest = np.delete(np.delete(dense, at, 0), at, 1)
            isolated = not dense[at].any()
            without = connected_components(csr_array(rest.astype(float)))[0]
            assert bool(found[at]) == (without > whole and not isolated)
