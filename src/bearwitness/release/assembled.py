"""What passed the gate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bearwitness.domain.release import Release
from bearwitness.release.comparing.snapshot import Snapshot
from bearwitness.release.look import Kept
from bearwitness.release.quoting.second_look import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class Assembled:
    """What passed the gate, and what stays behind.

    Attributes
    ----------
    release
        May leave.
    snapshot
        Stays: who stands in which cell, for comparison with later releases.
    captures
        Stays: figure to the canonical CSV of the casebook's capture table, which the bundle commits to.
    shipped
        May leave: published capture tables as CSV, by name.
    kept
        Stays: every withheld cell and why.
    findings
        Stays: what the quotes could tell.
    silent
        Stays: tables of which nothing is left, unasked.
    more
        May leave: files that stand beside what follows from the record, by path (see `additions`).
    replicates
        Stays: figure to the replicates of a linkage behind it, which the bundle commits to.
    """

    release: Release
    snapshot: Snapshot
    captures: Mapping[str, bytes]
    shipped: Mapping[str, str]
    kept: tuple[Kept, ...]
    findings: tuple[Finding, ...]
    silent: tuple[str, ...]
    more: Mapping[str, bytes] = field(default_factory=dict)
    replicates: Mapping[str, bytes] = field(default_factory=dict)
