"""How a figure differs from the one that it is compared with."""

from __future__ import annotations

from bearwitness.domain.genealogy import ChangeKind
from bearwitness.domain.published_figure import PublishedFigure
from bearwitness.patterns.genealogy.amount import agree, complement, hedge_changes
from bearwitness.patterns.genealogy.population import Population, contrary, same_population, some
from bearwitness.patterns.genealogy.when import same_period


def differences(
    parent: PublishedFigure, child: PublishedFigure, whom: Population, now: Population
) -> list[ChangeKind]:
    """Kinds of difference, in the order of the format.

    Parameters
    ----------
    parent, child
        The two figures.
    whom, now
        Population of the parent and of the child.
    """
    found = hedge_changes(parent, child)
    if not same_population(whom, now):
        found.append("population changed")
    inverted = share_inverted(parent, child, whom, now)
    if inverted:
        found.append("share inverted")
    if parent.unit != child.unit:
        found.append("unit changed")
    elif not agree(parent, child) and not (inverted and complement(parent, child)):
        found.append("value changed")
    if same_period(parent, child) is False:
        found.append("year shifted")
    return found


def share_inverted(
    parent: PublishedFigure, child: PublishedFigure, whom: Population, now: Population
) -> bool:
    """Whether a share was turned round.

    Either it is now the rest of the whole (40 for 60), or the part has become the base: of refugees so many are
    trafficked, of the trafficked so many are refugees.
    """
    if not parent.unit == child.unit == "percent":
        return False
    telling = ("sex", "condition", "form", "word")
    part, base = some(whom.part, *telling), some(whom.base, *telling)
    turned = bool(part) and part <= now.base and not part <= base and not part & now.part
    rest = complement(parent, child) and not agree(parent, child)
    return turned or (rest and not contrary(whom.of("sex"), now.of("sex")))
