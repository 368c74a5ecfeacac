"""Names of figures, sources and kinds as a reader meets them."""

from __future__ import annotations

from bearwitness.domain.genealogy import Change, Genealogy
from bearwitness.domain.messages import LANGUAGES
from bearwitness.domain.messages.catalogue import catalogue
from bearwitness.domain.published_figure import PublishedFigure
from bearwitness.report.words import Speaker


def measure(name: str, say: Speaker) -> str:
    """What is measured; a measure that the catalogue does not know stays as it was typed."""
    key = f"genealogy.measure.{name.replace(' ', '_')}"
    return say(key) if f"report.{key}" in catalogue(LANGUAGES[0]) else name


def kinds(changes: tuple[Change, ...], say: Speaker) -> str:
    """Kinds of difference in a row; one hedge for another is said as one."""
    found = [each.kind.replace(" ", "_") for each in changes]
    if found[:2] == ["hedge_dropped", "hedge_added"]:
        found[:2] = ["hedge_changed"]
    return say.listed([say(f"genealogy.kind.{kind}") for kind in found])


def reported_by(figure: PublishedFigure, genealogy: Genealogy, say: Speaker) -> str:
    """Publisher and date of the source that prints a figure."""
    source = genealogy.source(figure.source)
    if source is None:
        return figure.source
    return say("genealogy.dated", publisher=source.publisher, date=source.date or say("genealogy.no_date"))


def origin_name(origin: str, genealogy: Genealogy, say: Speaker) -> str:
    """Publisher and date of a source, a name, or what the first figure is called."""
    source = genealogy.source(origin)
    if source is not None:
        return say(
            "genealogy.dated", publisher=source.publisher, date=source.date or say("genealogy.no_date")
        )
    if any(each.id == origin for each in genealogy.figures):
        return reported_by(genealogy.figure(origin), genealogy, say)
    return origin


def credit(figure: PublishedFigure, genealogy: Genealogy, say: Speaker) -> str:
    """Whom a figure credits, in words."""
    if not figure.attributed_to:
        return say("genealogy.credits_nobody")
    source = genealogy.source(figure.attributed_to)
    if source is not None and source.id == figure.source:
        return say("genealogy.credits_itself")
    return say("genealogy.credits", name=source.publisher if source else figure.attributed_to)


def period(figure: PublishedFigure, say: Speaker) -> str:
    """Time that a figure speaks of."""
    return say.period(figure.as_of) if figure.as_of else say("genealogy.no_year")
