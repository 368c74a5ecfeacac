"""What our subjects and properties would be in FollowTheMoney, and what is lost there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from bearwitness.domain.codebook.entry import Entry
from bearwitness.domain.codebook.mappings.htcds_table import FOLDER
from bearwitness.domain.messages import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class FtmRow:
    """One concept.

    Attributes
    ----------
    ours
        Kinds of subject, properties, or terms as ``list:code``.
    schemata
        Schemata of FollowTheMoney 3.8 that come nearest; empty where there is none.
    edge
        Whether they are relations between entities.
    properties
        Properties of theirs that can hold something of it; ``topics`` as ``topics:VALUE``.
    gap
        What they cannot hold.
    """

    id: str
    labels: Mapping[Language, str]
    ours: tuple[str, ...]
    schemata: tuple[str, ...]
    edge: bool
    properties: tuple[str, ...]
    gap: Mapping[Language, str]


@cache
def ftm_rows() -> tuple[FtmRow, ...]:
    """The table that ships with the package, read once.

    References
    ----------
    FollowTheMoney 3.8.4, https://followthemoney.tech; differences of 4.11 are not held.
    """
    from bearwitness.domain.yaml_file import read_yaml

    return tuple(_row(each) for each in Entry.of((), read_yaml(FOLDER / "ftm.yaml")).entries())


def _row(entry: Entry) -> FtmRow:
    return FtmRow(
        id=entry.path[-1],
        labels=entry.words(),
        ours=entry.texts("ours"),
        schemata=entry.texts("schemata"),
        edge=entry.flag("edge"),
        properties=entry.texts("properties"),
        gap=entry.entry("gap").words(),
    )
