"""Whether two readings of one table say the same, as far as another machine can repeat them.

Chains of draws (`threshold`, `latent`) part ways after the first rounding that a processor does differently; what they
lead to is the same up to chance. Every other method is repeated to the digit.
"""

from __future__ import annotations

from dataclasses import replace

from bearwitness.domain.release import ReleasedEstimate, ReleasedMethod

SAMPLED = frozenset({"threshold", "latent"})
"""Methods whose numbers rest on chains of draws."""
BY_CHANCE = 0.05
"""Share by which their numbers may differ from one machine to another."""
ROUNDED = 0.1
"""A number in two figures moves by up to a tenth where rounding turns it over."""


def alike(again: ReleasedEstimate, stated: ReleasedEstimate) -> bool:
    """Whether all that is stated comes out again: statuses, floor and exact methods to the digit."""
    if len(again.methods) != len(stated.methods) or not all(map(_method, again.methods, stated.methods)):
        return False
    near = any(each.method in SAMPLED and each.status == "estimated" for each in again.methods)
    if near and not all(map(_near, _numbers(again), _numbers(stated))):
        return False
    same = replace(again, methods=stated.methods, reading=stated.reading, breaks=stated.breaks)
    if near:
        same = replace(same, total=stated.total, lower=stated.lower, upper=stated.upper)
    return same == stated


def _method(again: ReleasedMethod, stated: ReleasedMethod) -> bool:
    if again.method not in SAMPLED:
        return again == stated
    same = replace(again, total=stated.total, lower=stated.lower, upper=stated.upper)
    return same == stated and all(map(_near, _numbers(again), _numbers(stated)))


def _numbers(found: ReleasedEstimate | ReleasedMethod) -> tuple[int | None, int | None, int | None]:
    return found.total, found.lower, found.upper


def _near(one: int | None, other: int | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= (BY_CHANCE + ROUNDED) * max(abs(one), abs(other))
