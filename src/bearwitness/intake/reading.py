"""From a number with its unit to a candidate: ranges with two units joined, hedges gathered on both sides."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bearwitness.intake.candidate import Bound, Candidate, CandidateKind
from bearwitness.intake.hedges import Effect, Hedge, hedge_after, hedge_before, together
from bearwitness.intake.numerals.number import Number, numeric
from bearwitness.intake.sheet import Sheet

_JOINER = re.compile(
    r"\s?(?:[~-]|에서|부터|내지|이나|또는|혹은|到|至|或者|或)\s?|\s(?:to|or)\s|(?P<and>\sand\s|[和与]|(?:와|과)\s)"
)
_LONGEST_JOINER = 8
_BETWEEN = re.compile(r"\bbetween\s(?:the\s)?(?:ages?\s)?(?:of\s)?$")
_BETWEEN_AFTER = re.compile(r"\s?(?:사이|之间)")
_UNTIL = re.compile(r"까지")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A number with its unit, before hedges."""

    kind: CandidateKind
    low: Bound
    high: Bound
    unit: str
    start: int
    end: int
    about: str | None = None
    hedges: tuple[Hedge, ...] = ()

    @property
    def is_range(self) -> bool:
        """Whether it has two ends."""
        return self.low != self.high


def reading_of(
    number: Number, kind: CandidateKind, unit: str, *, start: int, end: int, more: str | None = None
) -> Reading:
    """Reading of a number; what opens it upwards (多, 여, +) becomes a hedge."""
    opened = (more or number.more or "").strip()
    low, high = numeric(number.low), numeric(number.high)
    if opened == "几" and low == high and low % 10 == 0:
        low, high = low + 1, low + 9
    effect: Effect = "doubt" if opened in ("几", "来", "來") else "least"
    return Reading(
        kind=kind,
        low=low,
        high=high,
        unit=unit,
        start=start,
        end=end,
        hedges=(Hedge(words=opened, effect=effect, at=end),) if opened else (),
    )


def merged(sheet: Sheet, readings: Sequence[Reading]) -> list[Reading]:
    """The readings, with neighbours such as "30 yuan to 50 yuan" made one range."""
    result: list[Reading] = []
    for reading in readings:
        if result and _joins(sheet.plain, result[-1], reading):
            first = result.pop()
            result.append(
                replace(reading, low=first.low, start=first.start, about=first.about or reading.about)
            )
        else:
            result.append(reading)
    return result


def _joins(plain: str, first: Reading, second: Reading) -> bool:
    gap = plain[first.end : second.start]
    same = first.kind == second.kind and first.unit == second.unit
    if (
        not same
        or len(gap) > _LONGEST_JOINER
        or first.is_range
        or second.is_range
        or first.hedges
        or second.hedges
    ):
        return False
    if not (
        isinstance(first.high, int | float)
        and isinstance(second.low, int | float)
        and first.high < second.low
    ):
        return False
    found = _JOINER.fullmatch(gap)
    if found is None or found["and"] is None:
        return found is not None
    return bool(
        _BETWEEN.search(plain[max(0, first.start - 24) : first.start])
        or _BETWEEN_AFTER.match(plain, second.end)
    )


def hedged(sheet: Sheet, reading: Reading) -> Candidate:
    """Candidate of a reading: its hedges read, its bounds opened by them."""
    start, before = _before(sheet.plain, reading)
    end, after = _after(sheet.plain, reading)
    hedges = [*before, *reading.hedges, *after]
    low, high = _opened(reading, [hedge.effect for hedge in hedges])
    return Candidate(
        kind=reading.kind,
        low=low,
        high=high,
        unit=reading.unit,
        hedge=" ".join(" ".join(hedge.words for hedge in hedges).split()) or None,
        about=reading.about,
        start=start,
        end=end,
        quote=sheet.quote(start, end),
    )


def extended(sheet: Sheet, candidate: Candidate, *, end: int, about: str | None = None) -> Candidate:
    """The candidate with a longer quote."""
    return replace(
        candidate, end=end, quote=sheet.quote(candidate.start, end), about=about or candidate.about
    )


def _before(plain: str, reading: Reading) -> tuple[int, list[Hedge]]:
    at = reading.start
    hedges: list[Hedge] = []
    for _ in range(3):
        if reading.is_range and (between := _BETWEEN.search(plain[max(0, at - 24) : at])):
            at -= len(between.group())
        elif hedge := hedge_before(plain, at):
            at = hedge.at
            hedges.insert(0, hedge)
    return at, hedges


def _after(plain: str, reading: Reading) -> tuple[int, list[Hedge]]:
    at = reading.end
    hedges: list[Hedge] = []
    if reading.is_range and (tail := _BETWEEN_AFTER.match(plain, at) or _UNTIL.match(plain, at)):
        at = tail.end()
    while len(hedges) < 2 and (hedge := hedge_after(plain, at)):
        at = hedge.at
        hedges.append(hedge)
    return at, hedges


def _opened(reading: Reading, effects: list[Effect]) -> tuple[Bound, Bound]:
    effect = together(effects)
    if effect == "most":
        return None, reading.high
    return (reading.low, None) if effect == "least" else (reading.low, reading.high)
