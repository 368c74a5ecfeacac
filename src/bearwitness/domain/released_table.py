"""Tables of a release: counts, and amounts of money beside them.

No record here holds a token, a pseudonym or a text.
"""

from __future__ import annotations

from dataclasses import dataclass

from bearwitness.domain.errors import BadValue
from bearwitness.domain.rounded import Rounded
from bearwitness.domain.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Whom a figure speaks of: the population, who could be recorded at all, and when (EDTF)."""

    population: Words
    frame: Words
    period: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """One code of a dimension and its label."""

    code: str
    label: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimension:
    """One property of a table; where categories overlap, they do not add up to the total."""

    property: str
    label: Words
    categories: tuple[Category, ...]
    overlapping: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedCell:
    """One number of a table; ``None`` in the key stands for all categories; no count is withheld.

    Why a cell is withheld (small itself, or protecting another) is not said: it would narrow the count.
    """

    key: tuple[str | None, ...]
    count: int | None

    @property
    def withheld(self) -> bool:
        """Whether the number is kept back."""
        return self.count is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Weakening:
    """A guard that was weakened on purpose, by its name, and why, in the publisher's words."""

    guard: str
    reason: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class OverTime:
    """How a table goes over time by its first property.

    Attributes
    ----------
    step
        ``year``, or ``period`` for the periods of the codebook.
    outside
        Codes that lie wholly before or after the period that the release speaks of.
    """

    step: str
    outside: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedTable:
    """A table of persons by one or two properties, with its margins.

    `mapped` where a map is drawn of it, `network` where it is drawn as bands from group to group.
    `weakened` names the guards that would have withheld a number that is shown here. `series` is set where it goes over
    time, `rounded` where its numbers are.
    """

    figure: str
    title: Words
    frame: Frame
    dimensions: tuple[Dimension, ...]
    cells: tuple[ReleasedCell, ...]
    mapped: bool = False
    network: bool = False
    weakened: tuple[Weakening, ...] = ()
    series: OverTime | None = None
    rounded: Rounded | None = None

    def count(self, *key: str | None) -> int | None:
        """Count of a cell, or None where it is withheld; raises `BadValue` where the table has no such cell."""
        for cell in self.cells:
            if cell.key == key:
                return cell.count
        raise BadValue(kind="cell", example="[null]")

    @property
    def withheld(self) -> int:
        """Number of cells kept back."""
        return sum(cell.withheld for cell in self.cells)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """An amount between two ends, in whole units of a currency; no high end is open."""

    low: int
    high: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedAmounts:
    """What is said of the amounts in one category, or in all (code ``None``); ``None`` is withheld.

    Attributes
    ----------
    persons
        Of whom an amount is on record.
    mean, first, median, third
        Mean and quartiles over persons, to two significant figures, ends outwards.
    """

    code: str | None
    persons: int | None
    mean: Span | None
    first: Span | None
    median: Span | None
    third: Span | None

    @property
    def withheld(self) -> bool:
        """Whether nothing is said of the amounts."""
        return self.mean is None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReleasedMoney:
    """Amounts of one kind, in one currency, for one thing, by one property.

    Attributes
    ----------
    table
        Figure that counts the persons.
    kind, unit
        Kind of payment, and for what an amount is.
    currency
        ISO 4217 code.
    rounded
        Set where the numbers of persons are; the amounts are not counted in it.
    """

    figure: str
    table: str
    title: Words
    frame: Frame
    kind: Words
    currency: str
    unit: Words
    dimension: Dimension
    rows: tuple[ReleasedAmounts, ...]
    weakened: tuple[Weakening, ...] = ()
    rounded: Rounded | None = None
