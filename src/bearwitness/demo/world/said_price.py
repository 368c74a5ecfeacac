"""Prices as they are told."""

from __future__ import annotations

import numpy as np

from bearwitness.demo.world.bank import bank
from bearwitness.demo.world.draw import weighted
from bearwitness.demo.world.hidden_person import Price
from bearwitness.demo.world.numerals import amount_in_words
from bearwitness.demo.world.said import Said
from bearwitness.domain.messages import Language

_FORMS = {"exact": 60, "about": 22, "range": 18}


def say_price(rng: np.random.Generator, price: Price, language: Language) -> Said:
    """What was paid at a sale; a range reaches down a fifth."""
    form = weighted(rng, _FORMS)
    spelled = bool(rng.random() < 0.5)
    low = price.amount * 4 // 5 // 1000 * 1000
    if form == "range" and not 0 < low < price.amount:
        form = "exact"
    amount = amount_in_words(price.amount, price.currency, language, spelled=spelled)
    lower = amount_in_words(low, None, language, spelled=spelled)
    words = bank("labels")[language]["money"][form].format(amount=amount, low=lower)
    return Said(
        words=words,
        property="price",
        value={
            "type": "money",
            "low": str(low if form == "range" else price.amount),
            "high": str(price.amount),
            "currency": price.currency,
            "date": None,
            "unit": "sale",
        },
        certain=form == "exact",
    )
