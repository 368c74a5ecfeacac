"""Rows of frames in few words."""

from __future__ import annotations

from bearwitness.domain.frame import EpisodeRow, PaymentRow, PersonRow, PriceSaid


def episode(person: str, seq: int | None, state: str, when: str = "", **more: object) -> EpisodeRow:
    given: dict[str, object] = {
        "episode_id": f"{person}-{seq}-{state}",
        "act": "",
        "means": (),
        "purpose": (),
        "place_id": "",
        "actors": (),
        "payment_id": "",
        "sources": frozenset({f"s-{person}"}),
        **more,
    }
    states = (state,) if state else ()
    return EpisodeRow(person_id=person, seq=seq, states=states, when=when, **given)  # type: ignore[arg-type]  # tests name what they need


def told(person: str, *states: str) -> list[EpisodeRow]:
    return [episode(person, at, state) for at, state in enumerate(states, 1)]


def person(token: str, **values: tuple[str, ...]) -> PersonRow:
    return PersonRow(token=token, lists=frozenset(), values=values, sources=frozenset({f"s-{token}"}))


def payment(
    who: str,
    low: float,
    currency: str = "CNY",
    when: str = "2010",
    *,
    high: float | None = None,
    **more: object,
) -> PaymentRow:
    said = PriceSaid(low=low, high=high or low, currency=currency, unit="person", when=when)
    given: dict[str, object] = {"episode_id": "", "kind": "PurchasePrice", "prices": (said,), **more}
    return PaymentRow(payment_id=f"y-{who}-{low}", person_id=who, **given)  # type: ignore[arg-type]  # as above
