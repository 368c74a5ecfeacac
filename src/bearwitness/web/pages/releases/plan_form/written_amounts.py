"""The amounts that a table may have beside its counts, as fields of a form."""

from __future__ import annotations

from collections.abc import Iterator

from bearwitness.domain.codebook import codebook
from bearwitness.domain.messages import Language, message
from bearwitness.domain.money import MONEY_UNITS
from bearwitness.release.amounts.money import kinds
from bearwitness.release.planning.money_plan import NO_KIND, PlannedMoney
from bearwitness.web.forms import Choice, Field
from bearwitness.web.pages.releases.plan_form.filled import Given

PARTS = ("kind", "currency", "unit")
USUAL = {"currency": "CNY", "unit": "person"}
"""What stands in the form until somebody asks for another: without a kind it asks for nothing."""


def amount_fields(number: int, language: Language) -> Iterator[Field]:
    """Kind of payment, currency, and what an amount is for."""
    book = codebook()
    kind = {each: book.label("payment_kind", each, language) for each in kinds(book) if each != NO_KIND}
    kind[NO_KIND] = message("release.money.no_kind", language)
    unit = {each: message(f"domain.paid_for.{each}", language) for each in MONEY_UNITS}
    for part, words in (("kind", kind), ("currency", {}), ("unit", unit)):
        yield Field(
            name=f"{part}_{number}",
            label=f"web_releases.{part}",
            hint="web_releases.currency_hint" if part == "currency" else "",
            kind="select" if words else "text",
            required=False,
            choices=tuple(Choice(value=code, label=label) for code, label in words.items()),
            most=40,
        )


def planned_amounts(form: Given, number: int) -> dict[str, object]:
    """The entry of the plan; nothing where no kind is chosen."""
    if not form.value(f"kind_{number}"):
        return {}
    return {"money": {part: form.value(f"{part}_{number}") for part in PARTS}}


def amounts_initial(number: int, money: PlannedMoney | None) -> dict[str, str | list[str]]:
    """What stands in the fields at first."""
    if money is None:
        return {f"{part}_{number}": value for part, value in USUAL.items()}
    return {f"{part}_{number}": str(getattr(money, part)) for part in PARTS}
