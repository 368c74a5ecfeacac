"""What those who got away tell of it: gaps, doubtful dates, rounded prices, an order that is not always known."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from bearwitness.demo.stories.life import Life, Step
from bearwitness.domain.frame import EpisodeRow, PatternFrame, PaymentRow, PersonRow, PriceSaid

NOT_TOLD, NO_DATE, NO_PLACE, NO_PRICE, TIED = 0.03, 0.15, 0.12, 0.25, 0.02
HEARD = 0.35
"""Share of those who got away who are heard."""
A_SOURCE = 1.3
"""Sources a person, on average."""
PERIODS = ((2000, "Before2000"), (2005, "From2000To2004"), (2010, "From2005To2009"), (2015, "From2010To2014"))


def tell(rng: np.random.Generator, lives: Sequence[Life], heard: float = HEARD) -> PatternFrame:
    """Frame of those who reached safety and are heard; the others tell nothing."""
    persons, episodes, payments = [], list[EpisodeRow](), list[PaymentRow]()
    for life in lives:
        if not life.safe or rng.random() >= heard:
            continue
        number = 1 + int(rng.poisson(A_SOURCE - 1))
        sources = frozenset(f"s-{life.key}-{at}" for at in range(number))
        persons.append(_person(life, sources))
        _tell(rng, life, sources, episodes, payments)
    return PatternFrame(persons=tuple(persons), episodes=tuple(episodes), payments=tuple(payments))


def _person(life: Life, sources: frozenset[str]) -> PersonRow:
    period = next((code for limit, code in PERIODS if life.left_year < limit), "From2015To2019")
    return PersonRow(
        token=life.key,
        lists=frozenset(),
        values={"left_home": (period,), "outcome": ("ReachedSafety",)},
        sources=sources,
    )


def _tell(
    rng: np.random.Generator,
    life: Life,
    sources: frozenset[str],
    episodes: list[EpisodeRow],
    payments: list[PaymentRow],
) -> None:
    tied = int(rng.integers(1, len(life.steps))) if rng.random() < TIED and len(life.steps) > 3 else 0
    for at, step in enumerate(life.steps):
        name = f"{life.key}-{at}"
        untold = step.state != "ArrivalInSafety" and rng.random() < NOT_TOLD
        paid = step.yuan > 0 and not untold and rng.random() >= NO_PRICE
        episodes.append(
            EpisodeRow(
                episode_id=name,
                person_id=life.key,
                seq=at + 1 - (at >= tied > 0),
                act="",
                means=(),
                purpose=(),
                when=_date(rng, step),
                place_id="" if untold or rng.random() < NO_PLACE else step.place,
                actors=(),
                payment_id=f"y-{name}" if paid else "",
                states=("Unknown",) if untold else (step.state,),
                forms=() if untold or not step.form else (step.form,),
                sources=sources,
            )
        )
        if paid:
            payments.append(_payment(rng, life, step, name, episodes[-1].when, sources))


def _date(rng: np.random.Generator, step: Step) -> str:
    year, month = int(step.month // 12), int(step.month % 12) + 1
    if rng.random() < NO_DATE:
        return ""
    return f"{year:04d}-{month:02d}" if rng.random() < 0.5 else f"{year:04d}"


def _payment(
    rng: np.random.Generator, life: Life, step: Step, name: str, when: str, sources: frozenset[str]
) -> PaymentRow:
    """In hundreds of yuan, sometimes as a range around what was paid."""
    yuan = round(step.yuan, -2) or 100.0
    vague = rng.random() < 0.25
    low, high = (
        (yuan * float(rng.uniform(0.8, 1)), yuan * float(rng.uniform(1, 1.2))) if vague else (yuan, yuan)
    )
    return PaymentRow(
        payment_id=f"y-{name}",
        person_id=life.key,
        episode_id=name,
        kind="PurchasePrice",
        prices=(PriceSaid(low=low, high=high, currency="CNY", unit="person", when=when),),
        sources=sources,
    )
