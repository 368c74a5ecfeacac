"""One figure as one public source states it, and that source."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from bearwitness.domain.messages import Language, message

Bound = Literal["point", "most", "least", "range"]

UNSTATED = frozenset({"", "unstated", "unknown"})
"""What stands in ``attributed_to`` where the text credits nobody."""

PLAIN = frozenset(
    {
        "",
        "exact",
        "exactly",
        "just",
        "only",
        "official",
        "reaching",
        "registered",
        "stated",
        "as young as",
        "as old as",
    }
)
"""Wordings that carry no doubt; every other one beside a single number does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedSource:
    """Who published what, when (EDTF, empty where unknown), and how much of it was read.

    ``held`` says in words what of the text is at hand; where it begins with ``not held`` the text was not read.
    """

    id: str
    publisher: str
    title: str
    date: str
    kind: str
    url: str
    held: str

    @property
    def read(self) -> bool:
        """Whether whoever typed the figures read this source itself."""
        return not self.held.casefold().startswith("not held")


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedFigure:
    """A number as it is printed.

    Attributes
    ----------
    source
        Identifier of the source that prints it.
    low, high
        Stated ends; ``None`` is open.
    as_of
        EDTF of the time it speaks of; empty where unstated.
    attributed_to
        Identifier or name that the text credits; empty where it credits nobody.
    wording
        Hedge in the words of the text.
    """

    id: str
    source: str
    measure: str
    population: str
    low: Decimal | None
    high: Decimal | None
    unit: str
    as_of: str
    attributed_to: str
    wording: str

    @property
    def bound(self) -> Bound:
        """Whether it is one number, a range, or open on one side."""
        if self.low is None:
            return "most"
        if self.high is None:
            return "least"
        return "point" if self.low == self.high else "range"

    @property
    def doubtful(self) -> bool:
        """Whether a word such as ``about`` stands beside a single number."""
        return self.bound == "point" and self.wording.casefold() not in PLAIN

    @property
    def ends(self) -> tuple[Decimal, ...]:
        """Stated ends, one or two different numbers."""
        return tuple(dict.fromkeys(end for end in (self.low, self.high) if end is not None))

    @property
    def money(self) -> bool:
        """Whether the unit is a currency (three capital letters, ISO 4217)."""
        return len(self.unit) == 3 and self.unit.isascii() and self.unit.isalpha() and self.unit.isupper()

    def amount(self, language: Language) -> str:
        """Number, bound, doubt and unit in words."""
        unit = self.unit if self.unit in ("persons", "percent", "years") else "other"
        first, last = (
            message(f"patterns.genealogy.unit.{unit}", language, value=f"{end:,f}", unit=self.unit)
            for end in (self.ends[0], self.ends[-1])
        )
        return message(
            f"patterns.genealogy.bound.{'doubt' if self.doubtful else self.bound}",
            language,
            number=first,
            low=f"{self.ends[0]:,f}",
            high=last,
        )
