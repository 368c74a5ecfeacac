"""Persons as a table counts them, also by whether an amount is on record and by places at a level, with the claims behind."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from bearwitness.casebook.access import Case
from bearwitness.casebook.lineage import Lineage
from bearwitness.domain.frame import PersonRow
from bearwitness.domain.place_level import leveled, with_levels
from bearwitness.release.amounts.amounts import amounts_of, marked
from bearwitness.release.planning.money_plan import PlannedMoney

MONEY = ("price", "payment_kind")
"""Properties of a payment that an amount rests on."""


def counted_rows(case: Case, by: Sequence[str]) -> tuple[Sequence[PersonRow], Lineage]:
    """Rows of the persons who may be counted, by names that may be of more than a property.

    ``paid.PurchasePrice.CNY.person`` marks who has an amount, ``place_of_exploitation.county`` puts places at a level.
    """
    rows, lineage = _paid_rows(case, by)
    levels = {name: leveled(name)[0] for name in by if leveled(name)[1] is not None}
    if not levels:
        return rows, lineage
    claims = {
        person: {**told, **{name: told[base] for name, base in levels.items() if base in told}}
        for person, told in lineage.claims.items()
    }
    return with_levels(rows, levels), replace(lineage, claims=claims)


def _paid_rows(case: Case, by: Sequence[str]) -> tuple[Sequence[PersonRow], Lineage]:
    asked = [each for name in by if (each := PlannedMoney.named(name)) is not None]
    if not asked:
        return case.person_rows("count")
    frame, lineage = case.pattern_frame("count")
    amounts = {each.property: amounts_of(frame.payments, each) for each in asked}
    claims: dict[str, Mapping[str, tuple[str, ...]]] = dict(lineage.claims)
    for name, told in amounts.items():
        for person, payments in told.payments.items():
            claims[person] = {**claims.get(person, {}), name: _cited(lineage, payments)}
    return marked(frame.persons, amounts), replace(lineage, claims=claims)


def _cited(lineage: Lineage, payments: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(lineage.cited(payments, MONEY)))
