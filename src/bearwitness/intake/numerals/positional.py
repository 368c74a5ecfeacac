"""The way of counting that Korean (Sino-Korean) and Chinese share: digit, unit below ten thousand, large unit.

Two neighbouring digits are a range (十一二 is 11 or 12, 이삼십 is 20 or 30). Any other break of the
grammar (三八, 二〇〇三) makes the whole run no number.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from math import prod
from typing import Literal

from bearwitness.intake.numerals.number import Number

ARABIC = re.compile(r"(?:[1-9][0-9]{0,2}(?:,[0-9]{3}){1,4}|[0-9]{1,15})(?:\.[0-9]{1,6})?(?![0-9.,]*[0-9])")
_LONGEST = 48
_MYRIAD = Decimal(10_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class System:
    """Characters of one language and its habits.

    Attributes
    ----------
    digits, units
        Values of the characters; units from 10,000 up are large.
    zeros
        Characters that stand for a skipped place.
    more
        Characters that open a number upwards before a large unit (20多万).
    shortened
        Whether a digit that ends a number stands for the next unit down (二百五 is 250).
    spaced
        Whether a space may follow a unit inside a number (3만 5천).
    mixed
        Whether digits in words may follow Arabic ones.
    """

    digits: Mapping[str, int]
    units: Mapping[str, int]
    zeros: str
    more: str
    shortened: bool
    spaced: bool
    mixed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Token:
    kind: Literal["arabic", "digit", "unit", "zero", "more"]
    low: Decimal
    high: Decimal
    text: str
    end: int


def read_positional(plain: str, at: int, system: System) -> Number | None:
    """Number that begins here, or None where the run of characters is none."""
    tokens = _paired(_tokens(plain, at, system))
    if not tokens or len(tokens) >= _LONGEST or tokens[-1].kind in ("zero", "more"):
        return None
    low = _value([(t.kind, t.low) for t in tokens], shortened=system.shortened)
    high = _value([(t.kind, t.high) for t in tokens], shortened=system.shortened)
    if low is None or high is None:
        return None
    return Number(
        low=low,
        high=high,
        start=at,
        end=tokens[-1].end,
        scales=_scales(tokens),
        written=tokens[0].kind != "arabic",
        more=next((t.text for t in tokens if t.kind == "more"), None),
    )


def _tokens(plain: str, at: int, system: System) -> list[_Token]:
    tokens: list[_Token] = []
    while len(tokens) < _LONGEST and (token := _token(plain, at, tokens, system)):
        tokens.append(token)
        at = token.end
    return tokens


def _token(plain: str, at: int, before: list[_Token], system: System) -> _Token | None:
    if system.spaced and before and before[-1].kind == "unit" and plain[at : at + 1] == " ":
        at, spaced = at + 1, True
    else:
        spaced = False
    char = plain[at : at + 1]
    if not char:
        return None
    if "0" <= char <= "9":
        found = ARABIC.match(plain, at) if not before or before[-1].kind == "unit" else None
        return (
            _made("arabic", Decimal(found.group().replace(",", "")), found.group(), found.end())
            if found
            else None
        )
    arabic = any(t.kind == "arabic" for t in before)
    if char in system.digits and (system.mixed or not arabic):
        return _made("digit", Decimal(system.digits[char]), char, at + 1)
    if char in system.units and not spaced:
        return _made("unit", Decimal(system.units[char]), char, at + 1)
    if char in system.zeros and before and not spaced:
        return _made("zero", Decimal(0), char, at + 1)
    if char in system.more and before and system.units.get(plain[at + 1 : at + 2], 0) >= _MYRIAD:
        return _made("more", Decimal(0), char, at + 1)
    return None


def _made(
    kind: Literal["arabic", "digit", "unit", "zero", "more"], value: Decimal, text: str, end: int
) -> _Token:
    return _Token(kind=kind, low=value, high=value, text=text, end=end)


def _paired(tokens: list[_Token]) -> list[_Token]:
    """Join two neighbouring digits, such as one and two, into one token with two ends."""
    joined: list[_Token] = []
    for token in tokens:
        last = joined[-1] if joined else None
        if (
            last
            and last.kind == token.kind == "digit"
            and last.low == last.high
            and _near(last.low, token.low)
        ):
            joined[-1] = replace(last, high=token.high, end=token.end)
        else:
            joined.append(token)
    return joined


def _near(first: Decimal, second: Decimal) -> bool:
    return second == first + 1 or (int(first), int(second)) == (3, 5)


def _value(tokens: list[tuple[str, Decimal]], *, shortened: bool) -> Decimal | None:
    """Value of the tokens, or None where digits or units do not come in falling order."""
    total = section = Decimal(0)
    current: Decimal | None = None
    below, below_large, last_unit = Decimal(10) ** 16, Decimal(10) ** 17, Decimal(1)
    for kind, value in tokens:
        if kind == "zero":
            last_unit = Decimal(1)
        elif kind in ("arabic", "digit"):
            if current is not None or value >= below:
                return None
            current = value
        elif kind == "unit" and value < _MYRIAD:
            if value >= below:
                return None
            section += (Decimal(1) if current is None else current) * value
            current, below, last_unit = None, value, value
        elif kind == "unit":
            section += current or 0
            if value >= below_large or (total and not section):
                return None
            total += (section or Decimal(1)) * value
            section, current, below, below_large, last_unit = Decimal(0), None, _MYRIAD, value, value
    short = shortened and tokens[-1][0] == "digit" and last_unit >= 100
    return total + section + (current or Decimal(0)) * (last_unit / 10 if short else 1)


def _scales(tokens: list[_Token]) -> tuple[Decimal, ...]:
    """All the units together where they follow one coefficient; else, or as well, the large unit at the end."""
    units = [t.low for t in tokens if t.kind == "unit"]
    found: list[Decimal] = []
    if len(units) > 0 and all(t.kind in ("unit", "more") for t in tokens[1:]) and tokens[0].kind != "unit":
        found.append(prod(units, start=Decimal(1)))
    if tokens[-1].kind == "unit" and tokens[-1].low >= _MYRIAD and sum(u >= _MYRIAD for u in units) == 1:
        found.append(tokens[-1].low)
    return tuple(found)
