"""Dates of persons brought to one step, so that a series has periods in order: years, or the codebook's periods."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, get_args

from bearwitness.domain.codebook import Codebook
from bearwitness.domain.codebook.band import DateBand
from bearwitness.domain.frame import PersonRow
from bearwitness.domain.partial_date import PartialDate
from bearwitness.domain.place_level import COARSER
from bearwitness.domain.verdict import Verdict

Step = Literal["period", "year"]
STEPS: tuple[Step, ...] = get_args(Step)
"""The first is meant where none is named: the periods of the codebook, which a table by the same property has too."""
OUTSIDE = "_outside"
"""Code of whoever is dated by a year before or after the years of a series."""
_YEAR = ".year"


def at_step(name: str, step: Step) -> str:
    """Name under which a dated property is counted at a step; that of the codebook's periods is its own."""
    return f"{name}{_YEAR}" if step == "year" else name


def by_year(axis: str) -> str | None:
    """Property that an axis counts by year; none where it does not."""
    name = axis.removesuffix(_YEAR)
    return name if name and name != axis else None


def steps_of(book: Codebook, name: str) -> tuple[Step, ...]:
    """Steps at which a property can be counted; none of one that is no date, or never leaves."""
    known = book.properties.get(name)
    if known is None or known.type != "date":
        return ()
    return {"year": STEPS, "band": STEPS[:1]}.get(known.publish, ())


def dates_by_year(book: Codebook) -> frozenset[str]:
    """Properties that a series can count by year."""
    return frozenset(name for name in book.properties if "year" in steps_of(book, name))


def year_of(value: PartialDate) -> str | None:
    """Year in which a date certainly lies; none where its bounds reach beyond one, or it may be wrong."""
    first = value.earliest
    if first is None:
        return None
    year = f"{first.year:04}"
    return year if value.within(PartialDate(edtf=year)) is Verdict.YES else None


def period_of(book: Codebook, name: str, year: str) -> str | None:
    """Code of the codebook's period in which a year of a property lies."""
    return book.band(book.property(name).band, PartialDate(edtf=year))


def periods_of(book: Codebook, name: str) -> tuple[DateBand, ...]:
    """The codebook's periods of a dated property, in order."""
    bands = book.bands.get(book.property(name).band, ())
    return tuple(each for each in bands if isinstance(each, DateBand))


def years_in(book: Codebook, name: str, period: str) -> tuple[str, ...] | None:
    """Every year of a period of a property; None where it has no beginning or no end, or is none."""
    whole = next((each.period for each in periods_of(book, name) if each.code == period), None)
    if whole is None or whole.earliest is None or whole.latest is None:
        return None
    return spanned(whole.earliest.year, whole.latest.year)


def spanned(first: int, last: int) -> tuple[str, ...]:
    """Codes of years, both ends included."""
    return tuple(f"{year:04}" for year in range(first, last + 1))


def periods_outside(book: Codebook, name: str, period: str) -> tuple[str, ...]:
    """Codes of the periods that lie wholly before or after the period (EDTF) that a release speaks of."""
    whole = PartialDate(edtf=period)
    return tuple(
        each.code
        for each in periods_of(book, name)
        if Verdict.YES in (each.period.before(whole), each.period.after(whole))
    )


@dataclass(frozen=True, slots=True)
class Years:
    """Years of a property, in order, at which a series counts, beside the periods around them."""

    name: str
    codes: tuple[str, ...]
    book: Codebook

    @property
    def axis(self) -> str:
        """Name under which they are counted."""
        return at_step(self.name, "year")

    def inside(self) -> Mapping[str, tuple[str, ...]]:
        """Every period of the codebook, to the years of it at which the series counts."""
        around = {each: period_of(self.book, self.name, each) for each in self.codes}
        return {
            band.code: tuple(year for year, period in around.items() if period == band.code)
            for band in periods_of(self.book, self.name)
        }

    def covers(self, period: str) -> bool:
        """Whether the series counts at every year of a period."""
        years = years_in(self.book, self.name, period)
        return years is not None and set(years) <= set(self.codes)

    def around(self, rows: Iterable[PersonRow]) -> Mapping[str, str | None]:
        """Every year that rows tell, to the period that it lies in."""
        told = {year for row in rows for year in row.years.get(self.name, ())}
        return {year: period_of(self.book, self.name, year) for year in told}

    def of(self, row: PersonRow, around: Mapping[str, str | None]) -> tuple[str, ...]:
        """Where a person stands, given the periods around years.

        Nowhere without a date, and on no single year where sources give several for one period.
        """
        periods, told = row.values.get(self.name, ()), row.years.get(self.name, ())
        if not periods:
            return ()
        within: dict[str, list[str]] = {each: [] for each in periods}
        for year in told:
            if (period := around[year]) in within:
                within[period].append(year)
        many = self.book.property(self.name).many
        found = (each if many or len(each) == 1 else [] for each in within.values())
        return tuple(sorted({code for each in found for code in [*map(self._shown, each)] or [COARSER]}))

    def _shown(self, year: str) -> str:
        return year if year in self.codes else OUTSIDE


def with_years(rows: Sequence[PersonRow], asked: Iterable[Years]) -> Sequence[PersonRow]:
    """Rows that say, by the name of each axis of years, where persons stand on it."""
    series = [(each, each.around(rows)) for each in asked]
    return [_dated(row, series) for row in rows] if series else rows


def _dated(row: PersonRow, series: Sequence[tuple[Years, Mapping[str, str | None]]]) -> PersonRow:
    found = {each.axis: each.of(row, around) for each, around in series}
    values: dict[str, tuple[str, ...]] = {**row.values, **found}
    apart = {each.axis for each, _ in series if each.name in row.conflicts}
    return replace(row, values=values, conflicts=row.conflicts | apart)
