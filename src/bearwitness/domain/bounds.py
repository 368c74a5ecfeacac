"""Read bounds written by people: ``12``, ``12-29``, ``12..29``, ``..29``, ``12..``."""

from __future__ import annotations

import re
from decimal import Decimal

from bearwitness.domain.errors import BadValue

NUMBER = r"[0-9]+(?:\.[0-9]+)?"
BOUNDS = rf"{NUMBER}(?:-|–){NUMBER}|{NUMBER}\.\.(?:{NUMBER})?|\.\.{NUMBER}|{NUMBER}|\.\."

_SPLIT = re.compile(rf"(?P<low>{NUMBER})?(?P<gap>\.\.|-|–)?(?P<high>{NUMBER})?")


def read_bounds(text: str, kind: str, example: str) -> tuple[Decimal | None, Decimal | None]:
    """Lower and upper bound of a text; ``None`` where it is open."""
    found = _SPLIT.fullmatch(text.strip())
    if found is None or not re.fullmatch(BOUNDS, text.strip()):
        raise BadValue(kind=kind, example=example)
    low = Decimal(found["low"]) if found["low"] else None
    if not found["gap"]:
        return low, low
    return low, Decimal(found["high"]) if found["high"] else None


def whole(number: Decimal | None, kind: str, example: str) -> int | None:
    """Integer of a bound; a fraction is refused."""
    if number is None:
        return None
    if number != number.to_integral_value():
        raise BadValue(kind=kind, example=example)
    return int(number)
