"""Does the stated share of the stated number give the stated part?"""

from __future__ import annotations

from decimal import Decimal

from bearwitness.domain.genealogy import Check
from bearwitness.domain.published_figure import PublishedFigure
from bearwitness.patterns.genealogy.checks.exploited import bases, statements
from bearwitness.patterns.genealogy.checks.span import Span, span_of, stated_span
from bearwitness.patterns.genealogy.descent import Lineage
from bearwitness.patterns.genealogy.origins import credit_of
from bearwitness.patterns.genealogy.population import natural, some
from bearwitness.patterns.genealogy.strands import World

HUNDREDTH = Span(low=Decimal("0.01"), high=Decimal("0.01"))


def check_shares_of_numbers(world: World, found: Lineage) -> list[Check]:
    """One check for each number of persons that should be a share of another number of the same origin.

    Where the base of the share is narrower than the number (women among all), the product is only an upper end.
    """
    checks = []
    for origin, figures in sorted(statements(found, world).items()):
        shares = [each for each in figures if each.unit == "percent" and _condition(each, world)]
        for part in sorted(_parts(origin, world), key=lambda each: natural(each.id)):
            for share in shares:
                whole = next((each for each in bases(figures, share, world) if each.id != part.id), None)
                if whole is not None and _condition(part, world) == _condition(share, world):
                    checks.append(_check(part, share, whole, world))
                    break
    return checks


def _condition(figure: PublishedFigure, world: World) -> frozenset[str]:
    """Condition and form of the part of a share, or of a number."""
    population = world.populations[figure.id]
    return some(population.part if figure.unit == "percent" else population.base, "condition", "form")


def _parts(origin: str, world: World) -> list[PublishedFigure]:
    """Numbers of persons in some condition that credit the origin, or are its own."""
    return [
        each
        for each in world.figures.values()
        if each.unit == "persons"
        and _condition(each, world)
        and origin in (credit_of(each, world.sources).key or each.source,)
    ]


def _check(part: PublishedFigure, share: PublishedFigure, whole: PublishedFigure, world: World) -> Check:
    product = product_of(share, whole, world)
    return Check(
        figure=part.id,
        check="share of a number",
        ok=product.meets(span_of(part)),
        note="share_holds" if product.meets(span_of(part)) else "share_fails",
        values=(
            ("share", share.id),
            ("whole", whole.id),
            ("part", part.id),
            ("product", product.shown()),
            ("stated", stated_span(part).shown()),
        ),
    )


def product_of(share: PublishedFigure, whole: PublishedFigure, world: World) -> Span:
    """Persons that a share of a number can be."""
    product = stated_span(share) * HUNDREDTH * stated_span(whole)
    narrower = some(world.populations[share.id].base, "sex") - some(world.populations[whole.id].base, "sex")
    return Span(low=Decimal(0), high=product.high) if narrower else product
