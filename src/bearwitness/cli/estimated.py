"""What `bearwitness estimate` prints for people."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bearwitness.cli.columns import aligned
from bearwitness.domain.messages import Language, message

if TYPE_CHECKING:
    from bearwitness.estimate import Estimate, Interval, Rate, Reading, StratifiedReading


def page(reading: Reading, language: Language) -> list[str]:
    """Status of the whole, methods in a table with what each is, floor, and the reading in words, a line a sentence."""
    from bearwitness.estimate.verdict.rounding import shown_total

    heads = [message(f"estimate.cli.{name}", language) for name in ("method", "total", "interval", "status")]
    rows = [heads]
    for each in reading.estimates:
        rows += [
            _row(each, reading.table.observed, language),
            *_beside(each, reading.table.observed, language),
        ]
    lines = aligned(rows)
    basis = message(f"estimate.floor.{reading.floor.kind}", language)
    value = shown_total(reading.floor.value, reading.table.observed, "down")
    floor = message("estimate.cli.floor", language, value=value, basis=basis)
    whole = message(
        "estimate.cli.whole", language, status=message(f"estimate.status.{reading.status}", language)
    )
    return [
        whole,
        "",
        *lines,
        floor,
        message("estimate.cli.rounded", language),
        "",
        message("estimate.cli.methods", language),
        *(_named(each, language) for each in reading.estimates),
        *_prose(reading, language),
    ]


def _named(each: Estimate, language: Language) -> str:
    """A method in words, by the name that ``--method`` takes."""
    words = message(f"estimate.method.{each.method}", language)
    return "  " + message("estimate.named", language, name=each.method, words=words)


def _prose(reading: Reading, language: Language) -> list[str]:
    """The reading in parts: the number, what weakens it, what would make it wrong, and what would help."""
    from bearwitness.estimate.verdict.say_reading import said_reading

    said = said_reading(reading, language)
    first = ("" if language == "zh" else " ").join((said.headline, said.frame, said.record))
    parts = [[first], list(said.reasons), list(said.breaks)]
    if said.helps:
        head = message("estimate.would_help", language, what="").rstrip()
        parts.append([head, *(f"  {each}" for each in said.helps)])
    return [line for part in parts if part for line in ("", *part)]


def strata_page(found: StratifiedReading, rates: Sequence[Rate], language: Language) -> list[str]:
    """Headline of each stratum, rates where there are any, and the page of the sum."""
    heads = ["stratum", "on_record", "total", "interval", *(["per"] if rates else []), "status"]
    rows = [[message(f"estimate.cli.{name}", language) for name in heads]]
    names = [*(" | ".join(key) for key in found.strata), message("estimate.cli.sum", language)]
    for at, (name, reading) in enumerate(zip(names, [*found.strata.values(), found.total], strict=True)):
        rows.append([name, *_headline(reading, rates[at] if rates else None, language)])
    return [*aligned(rows), "", *page(found.total, language)]


def _headline(reading: Reading, rate: Rate | None, language: Language) -> list[str]:
    from bearwitness.estimate.verdict.rounding import shown_total

    head, observed = reading.headline, reading.table.observed
    total = "-" if head.total is None else shown_total(head.total, observed)
    lower = "" if head.lower is None else shown_total(head.lower, observed, "down")
    upper = "" if head.upper is None else shown_total(head.upper, observed, "up")
    per = [] if rate is None else [_span(rate.lower_rate, rate.upper_rate)]
    status = message(f"estimate.status.{reading.status}", language)
    return [f"{observed:,}", total, f"{lower} - {upper}" if lower or upper else "-", *per, status]


def _span(lower: float | None, upper: float | None) -> str:
    if lower is None and upper is None:
        return "-"
    return " - ".join("" if each is None else f"{float(f'{each:.2g}'):,g}" for each in (lower, upper))


def _row(each: Estimate, observed: int, language: Language) -> list[str]:
    from bearwitness.estimate.verdict.rounding import shown_total

    total = "-"
    if each.total is not None:
        total = shown_total(each.total, observed, "down" if each.status == "lower_bound_only" else "near")
    limits = "-" if each.interval is None else _limits(each.interval, observed)
    return [each.method, total, limits, message(f"estimate.status.{each.status}", language)]


def _beside(each: Estimate, observed: int, language: Language) -> list[list[str]]:
    """The same method's limits made in other ways, a line each."""
    return [
        ["  " + message(f"estimate.limits.{interval.kind}", language), "", _limits(interval, observed), ""]
        for interval in each.beside
    ]


def _limits(interval: Interval, observed: int) -> str:
    from bearwitness.estimate.verdict.rounding import shown_total

    lower = shown_total(interval.lower, observed, "down")
    return f"{lower} - {shown_total(interval.upper, observed, 'up')}"
