"""A person of the demo's world, as she is before anyone records anything."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Reach = Literal["reached_safety", "in_contact", "out_of_reach"]
BANDS = ((12, "Under12"), (18, "Age12To17"), (25, "Age18To24"), (35, "Age25To34"), (50, "Age35To49"))
PERIODS = (
    (2000, "Before2000"),
    (2005, "From2000To2004"),
    (2010, "From2005To2009"),
    (2015, "From2010To2014"),
    (2020, "From2015To2019"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """What was paid at the last handover, in whole units of the currency."""

    amount: int
    currency: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HiddenPerson:
    """Invented from first to last.

    Attributes
    ----------
    age
        International years on leaving home.
    reach
        Whether lists can know of her at all, and from which side.
    """

    key: str
    age: int
    left_year: int
    left_month: int
    home_province: str
    crossing: str
    means: str
    exploitation: str
    place: str
    controls: tuple[str, ...]
    price: Price
    outcome: str
    reach: Reach

    @property
    def age_band(self) -> str:
        """Code of the list ``age_band``."""
        return next((code for limit, code in BANDS if self.age < limit), "Age50AndOver")

    @property
    def period(self) -> str:
        """Code of the list ``period``, by the year of leaving."""
        return next((code for limit, code in PERIODS if self.left_year < limit), "From2020")
