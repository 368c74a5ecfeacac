"""Blind codings to units of agreement."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from bearwitness.domain.age import Age
from bearwitness.domain.blind_coding import BlindCodingRecord
from bearwitness.domain.count import Count
from bearwitness.domain.money import Money
from bearwitness.domain.partial_date import PartialDate
from bearwitness.domain.share import Share
from bearwitness.domain.value import Value
from bearwitness.patterns.agreement.distance import Level
from bearwitness.vault.audit_detail import canonical

LEVELS: Mapping[str, Level] = {
    "term": "nominal",
    "place": "nominal",
    "subject": "nominal",
    "age": "interval",
    "date": "interval",
    "count": "ratio",
    "money": "ratio",
    "share": "ratio",
}
"""Level at which the values of each type are measured."""
UNITLESS = "text"
"""Type of free words, which nothing measures."""
Measured = str | float | None


def units_of(
    codings: Iterable[BlindCodingRecord], coders: Mapping[str, tuple[str, str]]
) -> list[tuple[Measured, Measured]]:
    """Values of both coders for each stretch of text that at least one marked; spans that overlap are one stretch.

    Parameters
    ----------
    codings
        Of one property.
    coders
        By text, its two coders.

    Returns
    -------
    list of pairs
        ``None`` where a coder marked nothing there, or gave a range without a middle or several numbers.
    """
    about: dict[tuple[str, str], list[BlindCodingRecord]] = defaultdict(list)
    for each in codings:
        about[each.text_id, each.subject_id].append(each)
    return [
        tuple(_measured([each for each in stretch if each.by == coder]) for coder in coders[text])  # type: ignore[misc]  # two coders, so a pair
        for (text, _), own in sorted(about.items())
        for stretch in _stretches(own)
    ]


def _stretches(codings: Iterable[BlindCodingRecord]) -> list[list[BlindCodingRecord]]:
    found: list[list[BlindCodingRecord]] = []
    reach = -1
    for each in sorted(codings, key=lambda coding: (coding.start, coding.end)):
        if each.start < reach:
            found[-1].append(each)
        else:
            found.append([each])
        reach = max(reach, each.end)
    return found


def _measured(codings: Sequence[BlindCodingRecord]) -> Measured:
    numbers = [_number(each.value) for each in codings]
    if any(isinstance(each, str) for each in numbers):
        return "|".join(sorted({f"{each.against}{canonical(each.value.to_json())}" for each in codings}))
    return numbers[0] if len(set(numbers)) == 1 else None


def _number(value: Value) -> Measured:
    """Middle of a range; what is no number is left to its code."""
    if isinstance(value, PartialDate):
        first, last = value.earliest, value.latest
        return None if first is None or last is None else (first.toordinal() + last.toordinal()) / 2
    if isinstance(value, Age | Count | Money | Share):
        if value.low is None or value.high is None:
            return None
        return (float(value.low) + float(value.high)) / 2
    return canonical(value.to_json())
