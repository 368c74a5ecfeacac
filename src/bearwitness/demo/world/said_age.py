"""Ages as they are told: by either count, between two years, and for children only as ranges."""

from __future__ import annotations

from typing import Literal

import numpy as np

from bearwitness.demo.world.bank import bank
from bearwitness.demo.world.draw import weighted
from bearwitness.demo.world.numerals import age_in_words
from bearwitness.demo.world.said import Said
from bearwitness.domain.messages import Language

AgeForm = Literal["international", "korean", "either", "range"]
_FORMS: dict[Language, dict[AgeForm, float]] = {
    "en": {"international": 62, "korean": 20, "either": 18},
    "ko": {"international": 22, "korean": 62, "either": 16},
    "zh": {"international": 60, "korean": 24, "either": 16},
}


def say_age(rng: np.random.Generator, years: int, language: Language, *, cell: bool) -> tuple[AgeForm, Said]:
    """The form that was chosen, and the age in it, from the international years on leaving home."""
    form: AgeForm = "range" if years < 18 else weighted(rng, _FORMS[language])
    low, high = _bounds(rng, form, years, language, cell)
    written = (str(low), str(high)) if cell else (age_in_words(low, language), age_in_words(high, language))
    words = bank("labels")[language]["age_cells" if cell else "ages"][form]
    counting = "korean" if form == "korean" or (form == "either" and language == "ko") else "international"
    return form, Said(
        words=words.format(age=written[0], next=written[1]),
        property="age_when_trafficked",
        value={"type": "age", "low": low, "high": high, "counting": counting},
        certain=form not in {"either", "range"},
    )


def _bounds(
    rng: np.random.Generator, form: AgeForm, years: int, language: Language, cell: bool
) -> tuple[int, int]:
    """Lowest and highest stated year, in the form's own counting."""
    if form == "range":
        return (15, 17) if years >= 15 and not cell else (12, 17)
    shift = 0
    if form == "korean" or (form == "either" and language == "ko"):
        shift = 1 if rng.random() < 0.6 else 2
    if form == "either":
        first = years + shift - int(rng.random() < 0.5)
        return max(first, 18 + shift), max(first, 18 + shift) + 1
    return years + shift, years + shift
