"""One proposed claim: what an expression of a text says, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from bearwitness.intake.errors import BadCandidate

CandidateKind = Literal["date", "money", "share", "age", "count", "place", "term"]
KINDS: tuple[CandidateKind, ...] = get_args(CandidateKind)
"""Also the order in which kinds win when two expressions of the same length overlap."""

Bound = int | float | str | None
"""A number, a date in EDTF, or open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A proposal, never a fact: nothing enters a casebook without a person's yes.

    Attributes
    ----------
    kind
        What sort of value the expression states.
    low, high
        Bounds, inclusive as stated; None is open. EDTF for dates, None for places and terms.
    unit
        ISO 4217 for money, ``percent``, ``years``, ``persons``; the list of the code for terms.
    hedge
        Words that carry doubt or a bound, as they stand (lower case, single spaces), or None.
    about
        Of what (share), whom (count), per what (money), gazetteer id (place), code (term), or None.
    start, end
        Offsets in code points; ``text[start:end] == quote``.
    quote
        The expression itself: hedge, number, unit and what belongs to them.
    """

    kind: CandidateKind
    low: Bound
    high: Bound
    unit: str | None
    hedge: str | None
    about: str | None
    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        if self.start < 0 or self.end - self.start != len(self.quote) or not self.quote:
            raise BadCandidate(start=self.start, end=self.end)

    def to_json(self) -> dict[str, object]:
        """Object of FORMATS.md, keys in its order."""
        return {name: getattr(self, name) for name in self.__slots__}
