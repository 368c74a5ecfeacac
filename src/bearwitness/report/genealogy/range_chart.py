"""The independent figures of a family side by side, by the year that they speak of."""

from __future__ import annotations

from decimal import Decimal

from bearwitness.domain.genealogy import Family, Genealogy
from bearwitness.domain.published_figure import PublishedFigure
from bearwitness.report.genealogy.naming import origin_name, period, reported_by
from bearwitness.report.genealogy.svg import NARROW, WIDE, picture, text_at
from bearwitness.report.markup import Html, tag
from bearwitness.report.text_lines import Line, wrapped
from bearwitness.report.words import Speaker

LEAD, BAR, GAP, ARROW = 19, 18, 12, 7


def range_chart(family: Family, genealogy: Genealogy, say: Speaker) -> Html:
    """Chart of the independent figures in the family's unit."""
    shown = [genealogy.figure(each) for each in family.independent]
    shown = sorted(
        (each for each in shown if each.unit == family.unit), key=lambda each: (each.as_of or "9999", each.id)
    )
    label = say(
        "genealogy.range.label",
        population=family.population,
        rows=say.listed([_said(each, say) for each in shown]),
    )
    return picture(_draw(shown, genealogy, say, WIDE), _draw(shown, genealogy, say, NARROW), label)


def _said(figure: PublishedFigure, say: Speaker) -> str:
    return say("genealogy.range.said", period=period(figure, say), amount=figure.amount(say.language))


def _draw(
    shown: list[PublishedFigure], genealogy: Genealogy, say: Speaker, across: int
) -> tuple[list[Html], float]:
    most = max(end for each in shown for end in each.ends) or 1
    scale = (across - 40) / float(most)
    parts: list[Html] = []
    y = 0.0
    for each in shown:
        origin = genealogy.origin(each.id)
        by = reported_by(each, genealogy, say)
        if origin != each.id:
            by = say("genealogy.range.as_reported", origin=origin_name(origin, genealogy, say), by=by)
        for line in (Line(text=_said(each, say)), Line(text=f"{by} · {each.id}", kind="small")):
            for piece in wrapped(line, across - 8):
                y += LEAD
                parts.append(text_at(piece, 2, y - 5))
        y += BAR
        parts += _bar(each, scale, y - BAR / 2, across)
        y += GAP
    return parts, y


def _bar(figure: PublishedFigure, scale: float, y: float, across: int) -> list[Html]:
    def at(number: Decimal) -> float:
        return 4 + float(number) * scale

    parts = [tag("path", d=f"M4 {y:g}H{across - 4}", class_="axis")]
    first, last = at(figure.ends[0]), at(figure.ends[-1])
    if figure.bound == "most":
        parts.append(tag("path", d=f"M4 {y:g}H{last:g}", class_="open"))
    if figure.bound == "least":
        parts.append(tag("path", d=f"M{first:g} {y:g}H{across - 12}", class_="open"))
        parts.append(tag("path", d=f"M{across - 4} {y:g}l-10 -{ARROW}v{2 * ARROW}z", class_="point"))
    if figure.bound == "range":
        parts.append(tag("path", d=f"M{first:g} {y:g}H{last:g}", class_="bar"))
    else:
        parts.append(tag("circle", cx=f"{first:g}", cy=f"{y:g}", r="6", class_="point"))
    return parts
