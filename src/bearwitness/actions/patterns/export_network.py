"""Keep the network in a casebook as GEXF or GraphML: sealed, never a file that lies open."""

from __future__ import annotations

from bearwitness.casebook.access import Case
from bearwitness.casebook.acting import acting
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.rights import Role
from bearwitness.patterns.networks.export import NetworkFormat, export
from bearwitness.patterns.networks.graph import network


def export_network(casebook: Casebook, role: Role, form: NetworkFormat) -> bytes:
    """XML of the network under the tokens of this run; whoever gets it keeps it in memory. It is logged.

    Raises
    ------
    NotAllowed
    """
    frame, lineage = Case(casebook, role).pattern_frame("analyse")
    data = export(network(frame), form)
    with acting(casebook, "export_network", "analyse") as entry:
        entry.object = f"run-{lineage.run}"
        entry.detail["format"] = form
        entry.detail["episodes"] = len(frame.episodes)
    return data
