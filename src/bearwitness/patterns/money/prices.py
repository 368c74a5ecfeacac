"""Payments of a frame on common terms, with what they paid for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from bearwitness.domain.frame import EpisodeRow, PatternFrame, PaymentRow
from bearwitness.patterns.money.terms import Range, Terms
from bearwitness.patterns.months import year_of

FOR_A_PERSON = frozenset({"none", "person", "sale"})
"""Units in which a price is one for the person as a whole."""
PURCHASE = frozenset({"", "PurchasePrice"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Priced:
    """One payment.

    Attributes
    ----------
    amount
        Its two ends on common terms.
    year
        Where it is certain.
    step
        Which handover of the person it paid, from 1; 0 where that is not known.
    """

    person: str
    amount: Range
    kind: str
    unit: str
    forms: tuple[str, ...]
    place: str
    year: int | None
    step: int = 0

    @property
    def purchase(self) -> bool:
        """Whether it is what somebody paid for a person."""
        return self.kind in PURCHASE and self.unit in FOR_A_PERSON


@dataclass(frozen=True, slots=True, kw_only=True)
class Prices:
    """Those that can be put on common terms, and how many cannot."""

    found: tuple[Priced, ...]
    left_out: int


def prices(frame: PatternFrame, terms: Terms, steps: dict[str, int]) -> Prices:
    """Convert every payment.

    Parameters
    ----------
    frame
        What the casebook lets through.
    terms
        What amounts are expressed in.
    steps
        Token of an episode to its number among the handovers of the person.
    """
    episodes = {row.episode_id: row for row in frame.episodes}
    forms = _forms(frame)
    found: list[Priced] = []
    left_out = 0
    for row in frame.payments:
        amount = terms.hull(row.prices)
        if amount is None:
            left_out += 1
        else:
            found.append(_priced(row, amount, episodes.get(row.episode_id), forms, steps))
    return Prices(found=tuple(found), left_out=left_out)


def _priced(
    row: PaymentRow,
    amount: Range,
    episode: EpisodeRow | None,
    forms: dict[str, tuple[str, ...]],
    steps: dict[str, int],
) -> Priced:
    years = {year_of(each.when) for each in row.prices}
    return Priced(
        person=row.person_id,
        amount=amount,
        kind=row.kind,
        unit=row.prices[0].unit,
        forms=(episode.forms if episode is not None else ()) or forms.get(row.person_id, ()),
        place=episode.place_id if episode is not None else "",
        year=years.pop() if len(years) == 1 else None,
        step=steps.get(row.episode_id, 0),
    )


def _forms(frame: PatternFrame) -> dict[str, tuple[str, ...]]:
    """Forms of exploitation of each person, from what is coded of herself or of her episodes."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in frame.persons:
        found[row.token].update(row.values.get("exploitation", ()))
    for episode in frame.episodes:
        found[episode.person_id].update(episode.forms)
    return {person: tuple(sorted(codes)) for person, codes in found.items()}


def by_person(priced: Sequence[Priced]) -> dict[str, Range]:
    """One amount a person, so that nobody counts twice: the middle one of her lows and of her highs."""
    own: dict[str, list[Range]] = defaultdict(list)
    for each in priced:
        own[each.person].append(each.amount)
    return {
        person: (
            sorted(low for low, _ in ranges)[(len(ranges) - 1) // 2],
            sorted(high for _, high in ranges)[len(ranges) // 2],
        )
        for person, ranges in own.items()
    }
