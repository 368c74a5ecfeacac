"""What has passed the gate: everything a page, a reader and a receipt need, and nothing else.

No record here holds a token, a pseudonym, a text or the name of an approver.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bearwitness.domain.messages import Language
from bearwitness.domain.record import from_json, to_json
from bearwitness.domain.released_table import (
    Frame,
    ReleasedMoney,
    ReleasedTable,
    Weakening,
)
from bearwitness.domain.rounded import Rounded
from bearwitness.domain.words import Words

ReceiptKind = Literal["recomputed", "attested", "committed"]
"""Recomputed from data in the bundle; attested by the signature; committed to, for an auditor to open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedMethod:
    """What one method says; numbers are persons."""

    method: str
    total: int | None
    lower: int | None
    upper: int | None
    status: str
    citation: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedLinks:
    """How far an estimate rests on lists that were linked.

    Attributes
    ----------
    reviewers, pairs
        How many persons judged, and how many pairs of a random sample they settled.
    replicates
        Clusterings that were pooled.
    lower, upper
        Limits had every link been taken as certain, persons, rounded as the estimate is; None where there is none,
        and both None where these or the estimate may not be told.
    added
        Percent by which the doubt about links widens a method's limits, in the middle of the methods; None where none has,
        or the estimate is refused.
    """

    reviewers: int
    pairs: int
    replicates: int
    lower: int | None
    upper: int | None
    added: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedEstimate:
    """An estimate of persons that no list holds.

    Attributes
    ----------
    source
        Name of the published table, or ``casebook``.
    kind
        ``recomputed`` where the capture table is in the bundle, else ``attested``.
    observed
        Persons on at least one list, or None where it is withheld.
    total, lower, upper, floor
        Persons, to two significant figures, ends and floor outwards; None where the status allows none.
    level
        Confidence of the interval, in percent.
    reading
        The whole in plain words.
    cautions, breaks
        What weakens the number, and what would make it wrong.
    citation
        Of the table, where it was published; the methods have their own.
    linked
        Of an estimate from linked lists, how far it rests on that.
    rounded
        Set where the number on record is; the estimate itself is not counted in it.
    """

    figure: str
    title: Words
    source: str
    kind: ReceiptKind
    frame: Frame
    lists: int
    observed: int | None
    total: int | None
    lower: int | None
    upper: int | None
    level: int
    status: str
    floor: int | None
    methods: tuple[ReleasedMethod, ...]
    reading: Words
    cautions: tuple[Words, ...]
    breaks: tuple[Words, ...]
    citation: tuple[str, ...]
    linked: ReleasedLinks | None = None
    rounded: Rounded | None = None

    @property
    def floor_above(self) -> bool:
        """Whether the floor, which rests on assumptions of its own, lies above the lower end of the limits."""
        return self.floor is not None and self.lower is not None and self.floor > self.lower


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """On what a statement rests, and how reliable whoever coded it found it."""

    basis: Words
    reliability: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedQuote:
    """Words that somebody agreed to see quoted, in the language they were said in, with what was left out marked."""

    figure: str
    words: str
    language: Language
    weighed: tuple[Weighed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedSynthetic:
    """Invented rows that together are like the persons on record, with differential privacy.

    Attributes
    ----------
    columns
        Properties, in words.
    epsilon, delta
        What the release costs any person at most.
    cap
        Epsilon, at the same delta, that all releases together never exceed for any person. What somebody has spent hangs on
        who is in which release, also in one for a single recipient, and is not told.
    people, lower, upper
        Number of persons with noise, and its 95% interval.
    rows
        Number of invented rows.
    """

    figure: str
    columns: tuple[Words, ...]
    epsilon: float
    delta: float
    cap: float
    people: int
    lower: int
    upper: int
    rows: int
    weakened: tuple[Weakening, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedImage:
    """A picture from a public document, re-encoded; `alt` says what it shows, `licence` under what it stands (SPDX)."""

    figure: str
    path: str
    alt: Words
    licence: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What a figure rests on, where its data stand in the bundle, and what is committed to (hex).

    `weakened` names the guards that were weakened for it; `rounding` is the base of its numbers of persons, where they are
    rounded.
    """

    figure: str
    kind: ReceiptKind
    data: str | None
    commitment: str | None
    weakened: tuple[str, ...] = ()
    rounding: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Withholding:
    """What was kept out and why, persons in tens and held from release to release; no number is too few."""

    reason: str
    number: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A set of figures that has passed the gate, frozen and dated (RFC 3339, UTC).

    `audience` is ``public``, or ``recipient`` where it is for the one who is named. `uncompared` says that releases left
    earlier which the publisher no longer holds, so that this one could not be compared with them. `rounding` is the base of
    which every number of persons on record is a multiple; None where they are exact.
    """

    format: int
    id: str
    at: str
    title: Words
    purpose: Words
    audience: str
    period: str
    threshold: int
    plan: str
    approvals: int
    tables: tuple[ReleasedTable, ...]
    estimates: tuple[ReleasedEstimate, ...]
    withheld: tuple[Withholding, ...]
    refused: tuple[Words, ...]
    quotes: tuple[ReleasedQuote, ...] = ()
    money: tuple[ReleasedMoney, ...] = ()
    recipient: str = ""
    synthetic: ReleasedSynthetic | None = None
    images: tuple[ReleasedImage, ...] = ()
    uncompared: bool = False
    rounding: int | None = None

    @property
    def markable(self) -> tuple[ReleasedTable | ReleasedMoney | ReleasedSynthetic, ...]:
        """Figures for which a guard can have been weakened."""
        drawn = () if self.synthetic is None else (self.synthetic,)
        return (*self.tables, *self.money, *drawn)

    def to_json(self) -> dict[str, object]:
        """JSON object of the release."""
        data: dict[str, object] = to_json(self)
        return data

    @staticmethod
    def from_json(data: object) -> Release:
        """Release from its JSON; raises `BadValue` where the shape is another."""
        return from_json(Release, data)
