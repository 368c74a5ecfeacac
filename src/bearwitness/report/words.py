"""Words of a page in one language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bearwitness.domain.messages import Language, day_words, message
from bearwitness.domain.messages.date_words import date_words
from bearwitness.domain.partial_date import PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Says what stands under ``report`` in the catalogue of one language."""

    language: Language

    def __call__(self, key: str, **values: object) -> str:
        """Message ``report.<key>``; whole numbers get separators."""
        shown = {name: f"{value:,}" if isinstance(value, int) else value for name, value in values.items()}
        return message(f"report.{key}", self.language, **shown)

    def from_estimate(self, key: str) -> str:
        """Name that the estimate room gives to a method or a status."""
        return message(f"estimate.{key}", self.language)

    def sentences(self, sentences: list[str]) -> str:
        """Sentences in a row; Chinese puts no space between them."""
        return ("" if self.language == "zh" else " ").join(sentences)

    def listed(self, items: list[str]) -> str:
        """Items in a row."""
        return ("；" if self.language == "zh" else "; ").join(items)

    def number(self, value: int | None) -> str:
        """Number with separators, or the sign for none."""
        return "–" if value is None else f"{value:,}"

    def span(self, lower: int | None, upper: int | None) -> str:
        """Interval, open where an end is missing."""
        if lower is None and upper is None:
            return "–"
        if upper is None:
            return self("or_more", number=lower)
        return self("span", lower=lower, upper=upper)

    def period(self, period: str) -> str:
        """A period in plain words, from its EDTF."""
        return date_words(PartialDate.parse(period), self.language)

    def day(self, moment: str) -> str:
        """Day of a moment, or of a day, that is written as RFC 3339."""
        return day_words(date.fromisoformat(moment[:10]), self.language)
