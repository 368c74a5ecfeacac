"""Shares in percent, which mean nothing without their population, frame and period."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from bearwitness.domain.bounds import read_bounds
from bearwitness.domain.errors import BadValue
from bearwitness.domain.interval import Interval
from bearwitness.domain.json_fields import Json, decimal_field, text_field
from bearwitness.domain.verdict import Verdict

_EXAMPLE = "60-70% | women who left | arrivals interviewed | 2015/2018"
_LINE = re.compile(r"[^|\n]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """Percentage from 0 to 100 within bounds (both included; ``None`` is no bound).

    Attributes
    ----------
    population
        Whom the share speaks of.
    frame
        Who could have been counted: who was asked, where and by whom.
    period
        Time that it covers, in EDTF where it is a date.

    Raises
    ------
    BadValue
        Where a bound is outside 0 to 100, the bounds are reversed, or a word holds ``|`` or a line end.
    """

    low: Decimal | None = None
    high: Decimal | None = None
    population: str = ""
    frame: str = ""
    period: str = ""

    def __post_init__(self) -> None:
        """Invariant: bounds in order from 0 to 100; words of one trimmed line without the separator."""
        outside = any(bound is not None and not 0 <= bound <= 100 for bound in (self.low, self.high))
        words = (self.population, self.frame, self.period)
        if outside or any(word != word.strip() or not _LINE.fullmatch(word) for word in words):
            raise BadValue(kind="share", example=_EXAMPLE)
        Interval(low=self.low, high=self.high)

    @classmethod
    def parse(cls, text: str) -> Share:
        """Read ``60-70% | population | frame | period``, each of the three perhaps empty."""
        parts = [part.strip() for part in text.split("|")]
        if len(parts) != 4 or not parts[0].endswith("%"):
            raise BadValue(kind="share", example=_EXAMPLE)
        low, high = read_bounds(parts[0].removesuffix("%"), "share", _EXAMPLE)
        return cls(low=low, high=high, population=parts[1], frame=parts[2], period=parts[3])

    @classmethod
    def from_json(cls, tree: Json) -> Share:
        """Read ``{"low": "60", "high": "70", "population": ..., "frame": ..., "period": ...}``."""
        words = {
            name: text_field(tree, name, "") for name in ("population", "frame", "period") if name in tree
        }
        return cls(low=decimal_field(tree, "low", "60"), high=decimal_field(tree, "high", "70"), **words)

    def to_json(self) -> dict[str, object]:
        """Tagged JSON object; bounds are text, so that no digit is lost."""
        return {
            "type": "share",
            "low": None if self.low is None else format(self.low, "f"),
            "high": None if self.high is None else format(self.high, "f"),
            "population": self.population,
            "frame": self.frame,
            "period": self.period,
        }

    @property
    def complete(self) -> bool:
        """Whether population, frame and period are all stated."""
        return bool(self.population and self.frame and self.period)

    @property
    def interval(self) -> Interval:
        """Bounds in percent; a share is never outside 0 to 100."""
        low, high = self.low, self.high
        return Interval(low=0 if low is None else low, high=100 if high is None else high)

    def comparable(self, other: Share) -> bool:
        """Whether both speak of the same stated population, frame and period."""
        same = (self.population, self.frame, self.period) == (other.population, other.frame, other.period)
        return self.complete and same

    def same(self, other: Share) -> Verdict:
        """Whether both state the same percentage; maybe, where they do not speak of the same people."""
        return self.interval.same(other.interval) if self.comparable(other) else Verdict.MAYBE

    def less(self, other: Share) -> Verdict:
        """Whether this percentage is smaller; maybe, where they do not speak of the same people."""
        return self.interval.less(other.interval) if self.comparable(other) else Verdict.MAYBE

    def __str__(self) -> str:
        """Text that :meth:`parse` reads."""
        bounds = Interval(low=self.low, high=self.high)
        return f"{bounds}% | {self.population} | {self.frame} | {self.period}"
