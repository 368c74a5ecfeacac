"""What a price is for is said in the same words, whether the program finds it or a person has coded it."""

import pytest

from bearwitness.domain.messages import LANGUAGES, message
from bearwitness.domain.messages.catalogue import Language
from bearwitness.domain.messages.value_words import value_words
from bearwitness.domain.money import MONEY_UNITS, Money
from bearwitness.intake.read import read_candidates
from bearwitness.intake.words import in_words

FOUND = {
    "year": "per year",
    "month": "a month",
    "week": "per week",
    "day": "a day",
    "night": "a night",
    "hour": "an hour",
    "person": "per person",
    "act": "per session",
    "client": "per client",
    "sale": "per sale",
    "crossing": "per crossing",
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("unit", FOUND)
def test_found_and_coded_say_it_alike(unit: str, language: Language) -> None:
    (found,) = (each for each in read_candidates(f"It cost 8000 yuan {FOUND[unit]}.") if each.kind == "money")
    words = message(f"domain.paid_for.{unit}", language)
    assert found.about == unit
    assert words in in_words(found, language)
    if unit in MONEY_UNITS:
        assert words in value_words(Money.parse(f"8000 CNY per {unit}"), language)
