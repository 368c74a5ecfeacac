"""Does a yearly total follow from the stated number of persons and the stated price?"""

from __future__ import annotations

from decimal import Decimal

from bearwitness.domain.genealogy import Check
from bearwitness.domain.published_figure import PublishedFigure
from bearwitness.patterns.genealogy.checks.exploited import bases, statements
from bearwitness.patterns.genealogy.checks.share_of_number import HUNDREDTH, product_of
from bearwitness.patterns.genealogy.checks.span import INFINITE, Span, span_of, stated_span
from bearwitness.patterns.genealogy.descent import Lineage
from bearwitness.patterns.genealogy.population import some
from bearwitness.patterns.genealogy.strands import World

TOTAL, PRICE = "money per year", "price per "


def check_yearly_totals(world: World, found: Lineage) -> list[Check]:
    """One check for each yearly total and price of one origin in one currency, where the number of persons is known.

    How often the price is paid in a year is hardly ever stated; the check says how often it would have to be.
    """
    checks = []
    for _, figures in sorted(statements(found, world).items()):
        persons = _persons(figures, world)
        if persons is None:
            continue
        for total in (each for each in figures if each.measure == TOTAL):
            for price in (
                each for each in figures if each.measure.startswith(PRICE) and each.unit == total.unit
            ):
                if not some(world.populations[price.id].base, "apart"):
                    checks.append(_check(total, price, persons * _share_in(price, figures, world)))
    return checks


def _share_in(price: PublishedFigure, figures: list[PublishedFigure], world: World) -> Span:
    """Share of them in the form that a price is paid for; all, where no share is stated."""
    form = some(world.populations[price.id].base, "form")
    for share in figures:
        population = world.populations[share.id]
        stated = share.unit == "percent" and form and some(population.part, "form") == form
        if stated and some(population.base, "condition"):
            span = stated_span(share) * HUNDREDTH
            return Span(low=span.low, high=min(span.high, Decimal(1)))
    return Span(low=Decimal(1), high=Decimal(1))


def _persons(figures: list[PublishedFigure], world: World) -> Span | None:
    """Persons in the trade: the stated share of the stated number, else a stated number of them."""
    for share in figures:
        if share.unit == "percent" and some(world.populations[share.id].part, "condition"):
            if some(world.populations[share.id].part, "form"):
                continue
            for whole in bases(figures, share, world):
                return product_of(share, whole, world)
    for each in figures:
        if each.unit == "persons" and some(world.populations[each.id].base, "condition"):
            return stated_span(each)
    return None


def _check(total: PublishedFigure, price: PublishedFigure, persons: Span) -> Check:
    paid = Span(low=min(price.ends), high=max(price.ends))
    product = persons * paid
    stated = span_of(total)
    times = _times(total, product)
    return Check(
        figure=total.id,
        check="yearly total",
        ok=product.meets(stated),
        note="total_holds" if product.meets(stated) else "total_needs",
        values=(
            ("total", total.id),
            ("price", price.id),
            ("persons", persons.shown()),
            ("product", f"{product.shown()} {total.unit}"),
            ("stated", f"{stated_span(total).shown()} {total.unit}"),
            ("times", times),
        ),
    )


def _times(total: PublishedFigure, product: Span) -> str:
    """Payments a person and year that the total would need; at least so many where only an upper end is known."""
    if product.high in (Decimal(0), INFINITE):
        return "?"
    least = Span(low=min(total.ends) / product.high, high=INFINITE)
    return (
        least.shown() if product.low == 0 else Span(low=least.low, high=max(total.ends) / product.low).shown()
    )
