"""Two numbers that a word or a dash joins into a range, with the unit after the second."""

from __future__ import annotations

import re
from dataclasses import replace

from bearwitness.intake.numerals.number import Number

_LONGEST_GAP = 16
_JOINER = re.compile(
    r" ?[~-] ?(?:[$€£¥₩] ?)?|(?:-| years?)?\s+(?:to|or)\s+(?:[$€£¥₩] ?)?|\s?(?:에서|부터|내지|또는|혹은|이나)\s?|\s?(?:到|至|或|或者)\s?"
)
_AND = re.compile(r"\s+and\s+(?:[$€£¥₩] ?)?|\s?(?:和|与|와|과)\s?")
_BETWEEN = re.compile(r"\b(?P<open>between(?: the)?(?: ages?)?(?: of)? (?:[$€£¥₩] ?)?|ages (?:of )?)$")
_BETWEEN_AFTER = re.compile(r"\s?(?:세|살|岁|명|名|人|위안|元|%)?\s?(?:사이|之间)")


def joined(plain: str, numbers: list[Number]) -> list[Number]:
    """The numbers, with neighbours that state a range made one."""
    result: list[Number] = []
    for number in numbers:
        last = result[-1] if result else None
        both = _join(plain, last, number) if last else None
        if both:
            result[-1] = both
        else:
            result.append(number)
    return result


def _join(plain: str, first: Number, second: Number) -> Number | None:
    gap = plain[first.end : second.start]
    if first.is_range or second.is_range or len(gap) > _LONGEST_GAP or not gap:
        return None
    low = first.low
    if not first.scales:
        low *= next((scale for scale in second.scales if low < second.low / scale), 1)
    if not (low < second.low and _states_range(plain, first, second, gap)):
        return None
    return replace(second, low=low, start=first.start, written=first.written and second.written)


def _states_range(plain: str, first: Number, second: Number, gap: str) -> bool:
    if _JOINER.fullmatch(gap):
        return True
    if _AND.fullmatch(gap):
        opened = bool(_BETWEEN.search(plain[max(0, first.start - 28) : first.start]))
        return opened or bool(_BETWEEN_AFTER.match(plain, second.end))
    return gap in ("、", "·") and second.low == first.low + 1
