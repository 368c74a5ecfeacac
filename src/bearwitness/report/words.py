"""Words of a page in one language."""

from __future__ import annotations

from dataclasses import dataclass

from bearwitness.domain.messages import Language, message


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
        """Period as it is read: an EDTF interval with a dash."""
        return period.replace("/", "–")
