"""What the engines of patterns answer: figures with their limits, in tables, with whom they speak of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Literal

PatternKind = Literal["trajectories", "money", "networks", "routes", "table"]
PATTERN_KINDS: tuple[PatternKind, ...] = ("trajectories", "money", "networks", "routes", "table")

Status = Literal["shown", "few", "withheld", "refused"]
"""Shown; too few for limits; withheld to protect a small group; refused because the frame cannot tell it."""

Unit = Literal["share", "difference", "months", "money", "ratio", "persons", "number"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternFigure:
    """One figure.

    Attributes
    ----------
    labels
        What it is of: ``list:code``, ``place:id``, ``band:code`` or a word of the catalogue under ``word:``.
    value, high
        The value; where the data leave a range, its two ends (``high`` is ``None`` for a single value).
    lower, upper
        95 % limits; ``None`` where there are none.
    n
        Persons, or steps, that it is about.
    of
        Persons, or steps, that could have been.
    unknown
        Of those, how many leave it open; limits of a share hold whatever they were.
    """

    labels: tuple[str, ...]
    unit: Unit
    value: float | None = None
    high: float | None = None
    lower: float | None = None
    upper: float | None = None
    n: int | None = None
    of: int | None = None
    unknown: int = 0
    status: Status = "shown"


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternTable:
    """Figures of one kind, with remarks that are words of the catalogue under ``patterns.note``."""

    id: str
    columns: tuple[str, ...]
    figures: tuple[PatternFigure, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """An answer.

    Attributes
    ----------
    among
        State that everybody counted has reached; empty where all on record are counted.
    persons, sources
        How many persons, and how many different sources, it rests on.
    period
        EDTF interval of what is dated; empty where nothing is.
    terms
        For money: currency, year and basis, as ``USD 2019 real``; else empty.
    refused
        What this frame cannot tell: words of the catalogue under ``patterns.refused``.
    """

    kind: PatternKind
    among: str
    persons: int
    sources: int
    period: str
    tables: tuple[PatternTable, ...]
    terms: str = ""
    refused: tuple[str, ...] = ()

    def table(self, name: str) -> PatternTable:
        """The table of an id."""
        return next(each for each in self.tables if each.id == name)

    def to_json(self) -> Mapping[str, object]:
        """Object of ``--json``."""
        return {"format": 1, **asdict(self)}
