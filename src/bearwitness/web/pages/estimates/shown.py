"""A reading as its page shows it; numbers in two figures, as the command shows them."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bearwitness.domain.messages import Language, message
from bearwitness.estimate.verdict.rounding import shown_total
from bearwitness.estimate.verdict.say_reading import SaidReading, said_reading
from bearwitness.report.chart import draw

if TYPE_CHECKING:
    from bearwitness.estimate import Estimate, Interval, Reading, StratifiedReading

TAGS = {"estimated": "good", "disputed": "warn", "lower_bound_only": "warn", "refused": "bad"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A method, a stratum, or a way to make limits, in words."""

    label: str
    total: str
    limits: str
    status: str
    tag: str = ""
    model: str = ""
    on_record: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownReading:
    """Everything that stands on the page of a reading."""

    status: str
    tag: str
    said: SaidReading
    floor: str
    methods: tuple[Line, ...]
    chart: str
    alt: str
    citations: tuple[str, ...]


def shown_reading(reading: Reading, language: Language) -> ShownReading:
    """Words, table and chart of a reading."""
    lines = tuple(line for each in reading.estimates for line in _method(each, reading, language))
    basis = message(f"estimate.floor.{reading.floor.kind}", language)
    value = shown_total(reading.floor.value, reading.table.observed, "down")
    drawn = [each for each in lines if each.total != "–" and each.status]
    described = "; ".join(f"{each.label} {each.total} ({each.limits})" for each in drawn)
    alt = message("web_estimates.chart_alt", language, methods=described)
    return ShownReading(
        status=message(f"estimate.status.{reading.status}", language),
        tag=TAGS[reading.status],
        said=said_reading(reading, language),
        floor=message("estimate.cli.floor", language, value=value, basis=basis),
        methods=lines,
        chart=_drawing(reading, alt, language) if drawn else "",
        alt=alt,
        citations=reading.citation(),
    )


def strata_lines(found: StratifiedReading, names: list[str], language: Language) -> list[Line]:
    """Headline of each stratum, and of their sum."""
    readings = [*found.strata.values(), found.total]
    return [
        headline_line(name, each, language)
        for name, each in zip([*names, message("estimate.cli.sum", language)], readings, strict=True)
    ]


def headline_line(label: str, reading: Reading, language: Language) -> Line:
    """Headline of a reading in one line."""
    head, observed = reading.headline, reading.table.observed
    lower = "" if head.lower is None else shown_total(head.lower, observed, "down")
    upper = "" if head.upper is None else shown_total(head.upper, observed, "up")
    return Line(
        label=label,
        total="–" if head.total is None else shown_total(head.total, observed),
        limits=f"{lower} – {upper}" if lower or upper else "–",
        status=message(f"estimate.status.{reading.status}", language),
        tag=TAGS[reading.status],
        on_record=f"{observed:,}",
    )


def _method(each: Estimate, reading: Reading, language: Language) -> list[Line]:
    observed = reading.table.observed
    total = "–"
    if each.total is not None:
        total = shown_total(each.total, observed, "down" if each.status == "lower_bound_only" else "near")
    first = Line(
        label=message(f"estimate.method.{each.method}", language),
        total=total,
        limits="–" if each.interval is None else _limits(each.interval, observed),
        status=message(f"estimate.status.{each.status}", language),
        tag=TAGS[each.status],
        model=each.model or "",
    )
    beside = [
        Line(
            label=message(f"estimate.limits.{interval.kind}", language),
            total="",
            limits=_limits(interval, observed),
            status="",
        )
        for interval in each.beside
    ]
    return [first, *beside]


def _limits(interval: Interval, observed: int) -> str:
    lower = shown_total(interval.lower, observed, "down")
    return f"{lower} – {shown_total(interval.upper, observed, 'up')}"


def _drawing(reading: Reading, alt: str, language: Language) -> str:
    """Address of the chart with the chart in it: no request is made for it."""
    svg = draw(reading.plot(language), alt)
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode("utf-8")).decode("ascii")
