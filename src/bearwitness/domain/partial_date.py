"""Dates as people know them: a year, a month, about then, before then; written in EDTF."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from bearwitness.domain.edtf import DatePoint, DateSpan, read_edtf
from bearwitness.domain.json_fields import Json, text_field
from bearwitness.domain.verdict import Verdict

_MARGIN_MONTHS = {"month": 1, "season": 3, "year": 12, "decade": 120, "century": 1200}
"""Months by which ``~`` (approximately) widens a date at each end: one unit of its own; a day by one day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartialDate:
    """A date known only within bounds, in EDTF (ISO 8601-2, levels 0 and 1, without clock times).

    Comparisons answer *yes* or *no* only where the bounds decide. ``~`` widens the bounds by one unit at
    each end (``1998~``: from 1997 to 1999). ``?`` and ``%`` say that the date may be wrong altogether, so
    every comparison with one is *maybe*.

    Attributes
    ----------
    edtf
        Canonical text; open intervals are kept as ``..2009`` and ``2009..``.

    Raises
    ------
    BadValue
        Where the text is no such date.

    References
    ----------
    ISO 8601-2:2019, annex A; Library of Congress, Extended Date/Time Format specification (2019).
    """

    edtf: str

    def __post_init__(self) -> None:
        """Invariant: the text is valid and canonical."""
        object.__setattr__(self, "edtf", read_edtf(self.edtf.strip()).text)

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read EDTF: ``1998``, ``1998?``, ``199X``, ``2003-21``, ``2003-11/2004-02``, ``..2009``."""
        return cls(edtf=text)

    @classmethod
    def from_json(cls, tree: Json) -> PartialDate:
        """Read ``{"edtf": "2003-11"}``."""
        return cls(edtf=text_field(tree, "edtf", "2003-11"))

    def to_json(self) -> dict[str, object]:
        """Tagged JSON object."""
        return {"type": "date", "edtf": self.edtf}

    @property
    def _span(self) -> DateSpan:
        """Both ends, read from the text."""
        return read_edtf(self.edtf)

    @property
    def earliest(self) -> date | None:
        """First day that the text states, without the doubt of its marks; ``None`` where it is open."""
        start = self._span.start
        return None if start is None else start.earliest

    @property
    def latest(self) -> date | None:
        """Last day that the text states, without the doubt of its marks; ``None`` where it is open."""
        end = self._span.end
        return None if end is None else end.latest

    @property
    def uncertain(self) -> bool:
        """Whether an end bears ``?`` or ``%``: it may be wrong altogether."""
        return any(end is not None and end.mark in {"?", "%"} for end in (self._span.start, self._span.end))

    @property
    def approximate(self) -> bool:
        """Whether an end bears ``~`` or ``%``."""
        return any(end is not None and end.mark in {"~", "%"} for end in (self._span.start, self._span.end))

    def before(self, other: PartialDate) -> Verdict:
        """Whether the day here is earlier than the day there."""
        if self.uncertain or other.uncertain:
            return Verdict.MAYBE
        (own_first, own_last), (first, last) = self.bounds(), other.bounds()
        if own_last is not None and first is not None and own_last < first:
            return Verdict.YES
        if own_first is not None and last is not None and own_first >= last:
            return Verdict.NO
        return Verdict.MAYBE

    def after(self, other: PartialDate) -> Verdict:
        """Whether the day here is later than the day there."""
        return other.before(self)

    def same(self, other: PartialDate) -> Verdict:
        """Whether both are the same day: certain only between two certain days."""
        if Verdict.YES in (self.before(other), self.after(other)):
            return Verdict.NO
        first, last = self.bounds()
        exact = first is not None and first == last and (first, last) == other.bounds()
        return Verdict.YES if exact and not (self.uncertain or other.uncertain) else Verdict.MAYBE

    def within(self, period: PartialDate) -> Verdict:
        """Whether the day here lies in a period, such as ``2000/2004``."""
        if self.uncertain or period.uncertain:
            return Verdict.MAYBE
        if Verdict.YES in (self.before(period), self.after(period)):
            return Verdict.NO
        (own_first, own_last), (first, last) = self.bounds(), (period.earliest, period.latest)
        begins = first is None or (own_first is not None and own_first >= first)
        ends = last is None or (own_last is not None and own_last <= last)
        return Verdict.YES if begins and ends and not period.approximate else Verdict.MAYBE

    def bounds(self) -> tuple[date | None, date | None]:
        """First and last possible day with the doubt of ``~``; ``?`` has none that would hold."""
        return (_widened(self._span.start, self.earliest, -1), _widened(self._span.end, self.latest, 1))

    def __str__(self) -> str:
        """EDTF text that :meth:`parse` reads."""
        return self.edtf


def _widened(point: DatePoint | None, day: date | None, sign: int) -> date | None:
    """Move a bound outwards where the date is approximate; beyond the calendar it is open."""
    if point is None or day is None or point.mark != "~":
        return day
    try:
        if point.unit == "day":
            return day + timedelta(days=sign)
        return _shifted(day, sign * _MARGIN_MONTHS[point.unit])
    except (OverflowError, ValueError):
        return None


def _shifted(day: date, months: int) -> date:
    """First day of a month some months on, or the last day where the day is the last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, 1 if day.day == 1 else monthrange(year, month + 1)[1])
