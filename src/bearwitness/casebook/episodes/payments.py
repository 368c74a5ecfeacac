"""Prices in claims to rows for the engines, whether they are told of a payment, an episode or a person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal

from django.db.models import QuerySet

from bearwitness.casebook.derived import first_sources
from bearwitness.casebook.episodes.frame import SourcesOf
from bearwitness.casebook.episodes.hidden import Hidden, shown
from bearwitness.casebook.episodes.steps import Step, steps_of
from bearwitness.casebook.models import Claim
from bearwitness.domain.episode import EpisodeRecord
from bearwitness.domain.frame import PaymentRow, PriceSaid
from bearwitness.domain.money import Money
from bearwitness.domain.partial_date import PartialDate
from bearwitness.domain.term import Term

ABOUT_MONEY = ("price", "payment_kind", "happened")


def payment_rows(
    claims: QuerySet[Claim],
    episodes: Iterable[EpisodeRecord],
    tokens: Mapping[str, str],
    unseen: Hidden,
    sources: SourcesOf,
) -> tuple[list[PaymentRow], dict[str, Mapping[str, tuple[str, ...]]]]:
    """Rows, and by token the claims behind each.

    A price of a person herself was paid at some time after she left home, which is all that its date says.
    """
    held = list(episodes)
    steps = {each.id: each for each in steps_of(claims.filter(property__in=ABOUT_MONEY), "Payment")}
    found: list[tuple[Step, str, str, str]] = []
    for each in held:
        step = steps.get(each.payment_id)
        if step is not None and step.id not in unseen.payments:
            found.append((step, each.person_id, each.id, "" if each.when is None else each.when.edtf))
    told = {each.id: each for each in steps_of(claims.filter(property="price"), "Episode")}
    found += [
        (told[each.id], each.person_id, each.id, "" if each.when is None else each.when.edtf)
        for each in held
        if each.id in told and not each.payment_id
    ]
    persons = steps_of(claims.filter(property__in=("price", "left_home")), "Person")
    found += [(each, each.id, "", _since(each)) for each in persons]
    rows, cited = [], dict[str, Mapping[str, tuple[str, ...]]]()
    for step, person, episode, when in found:
        row = _row(step, tokens, person, episode, when, sources)
        if row is not None:
            rows.append(row)
            cited[row.payment_id] = step.claims
    return sorted(rows, key=lambda row: (row.payment_id, row.episode_id)), cited


def _row(
    step: Step, tokens: Mapping[str, str], person: str, episode: str, when: str, sources: SourcesOf
) -> PaymentRow | None:
    prices = [each for each in step.values.get("price", ()) if isinstance(each, Money)]
    if not prices:
        return None
    kind, paid = step.one("payment_kind"), step.one("happened")
    code = kind.code if isinstance(kind, Term) and shown("payment_kind", kind.code) else ""
    day = paid.edtf if isinstance(paid, PartialDate) else when
    return PaymentRow(
        payment_id=tokens[f"price:{step.id}"],
        person_id=tokens[person],
        episode_id=tokens[episode] if episode else "",
        kind=code,
        prices=tuple(_said(each, day) for each in prices),
        sources=sources(step.claims.get("price", ())),
    )


def _said(price: Money, when: str) -> PriceSaid:
    return PriceSaid(
        low=_number(price.low),
        high=_number(price.high),
        currency=price.currency,
        unit=price.unit,
        when=when if price.date is None else price.date.edtf,
    )


def _number(bound: Decimal | None) -> float | None:
    return None if bound is None else float(bound)


def _since(step: Step) -> str:
    left = step.one("left_home")
    if not isinstance(left, PartialDate) or left.earliest is None or left.uncertain:
        return ""
    return f"{left.earliest.year:04d}.."


def by_source(claims: QuerySet[Claim]) -> dict[str, str]:
    """Claim to the source that first said it, along what repeats what."""
    roots = first_sources()
    said: dict[str, str] = defaultdict(str)
    for claim, source in claims.values_list("id", "passage__text__source"):
        said[claim] = roots[source]
    return said
