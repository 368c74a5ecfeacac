"""What is on record of the amounts that were paid for persons: one range a person."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from bearwitness.domain.frame import PaymentRow, PersonRow
from bearwitness.patterns.money.prices import Priced, by_person
from bearwitness.release.planning.money_plan import NO_KIND, PlannedMoney

TOLD = "Told"
"""Code of the persons of whom an amount is on record."""
Range = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Amounts:
    """Amounts of one kind, currency and thing paid for.

    Attributes
    ----------
    of
        Token of a person to the ends of what was paid for her; the middle one of several payments, infinity where a
        high end is open.
    sources, payments
        Token of a person to the sources that told it, and to the payments behind it.
    """

    of: Mapping[str, Range]
    sources: Mapping[str, frozenset[str]]
    payments: Mapping[str, tuple[str, ...]]


def amounts_of(payments: Iterable[PaymentRow], money: PlannedMoney) -> Amounts:
    """Gather the payments that a plan asks for.

    A payment told in several ways is one range around them all; one that is told in another currency, or for another
    thing, as well is left out: which of them holds is not known.
    """
    kind = "" if money.kind == NO_KIND else money.kind
    found = {
        each.payment_id: each
        for each in payments
        if each.kind == kind
        and {(said.currency, said.unit) for said in each.prices} == {(money.currency, money.unit)}
    }
    sources: dict[str, frozenset[str]] = {}
    behind: dict[str, tuple[str, ...]] = {}
    for name, each in sorted(found.items()):
        sources[each.person_id] = sources.get(each.person_id, frozenset()) | each.sources
        behind[each.person_id] = (*behind.get(each.person_id, ()), name)
    of = by_person([_priced(each) for each in found.values()])
    return Amounts(of=of, sources=sources, payments=behind)


def _priced(payment: PaymentRow) -> Priced:
    return Priced(
        person=payment.person_id,
        amount=_hull(payment),
        kind=payment.kind,
        unit=payment.prices[0].unit,
        forms=(),
        place="",
        year=None,
    )


def _hull(payment: PaymentRow) -> Range:
    lows = [0.0 if each.low is None else each.low for each in payment.prices]
    return min(lows), max(math.inf if each.high is None else each.high for each in payment.prices)


def marked(rows: Sequence[PersonRow], amounts: Mapping[str, Amounts]) -> list[PersonRow]:
    """Rows that say, by the name of each kind of amount, whether one is on record."""
    return [
        replace(
            row,
            values={
                **row.values,
                **{name: (TOLD,) for name, told in amounts.items() if row.token in told.of},
            },
        )
        for row in rows
    ]
