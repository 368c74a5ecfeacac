"""The stated rule that chooses among claims that disagree, until a person signs a position."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

BASES = ("Inferred", "Hearsay", "Document", "Eyewitness", "FirstHand")
"""From worst to best."""
RELIABILITIES = (
    "HighlyUnreliable",
    "LikelyUnreliable",
    "Unknown",
    "Unsure",
    "LikelyReliable",
    "HighlyReliable",
)
"""From worst to best; unknown stands just under unsure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One claim's code for a property, and how well it is founded."""

    claim: str
    code: str
    basis: str
    reliability: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """Codes that stand, the claims that say them, and whether the claims disagree beyond the rule."""

    codes: tuple[str, ...]
    claims: tuple[str, ...]
    conflict: bool = False


def resolve(said: Iterable[Said], *, many: bool = False) -> Resolution:
    """Choose the best founded code: best basis, then reliability, then most claims.

    A tie keeps every code out and says so. A property that may hold many codes keeps them all.
    """
    by_code: dict[str, list[Said]] = {}
    for each in said:
        by_code.setdefault(each.code, []).append(each)
    if many:
        return _standing(sorted(by_code), by_code)
    ranked = sorted(by_code, key=lambda code: _strength(by_code[code]))
    if len(ranked) > 1 and _strength(by_code[ranked[-1]]) == _strength(by_code[ranked[-2]]):
        return Resolution(codes=(), claims=(), conflict=True)
    return _standing(ranked[-1:], by_code)


def _strength(claims: list[Said]) -> tuple[int, int, int]:
    basis, reliability = max(
        (_rank(each.basis, BASES), _rank(each.reliability, RELIABILITIES)) for each in claims
    )
    return basis, reliability, len(claims)


def _rank(code: str, order: tuple[str, ...]) -> int:
    return order.index(code) if code in order else -1


def _standing(codes: list[str], by_code: dict[str, list[Said]]) -> Resolution:
    claims = sorted(each.claim for code in codes for each in by_code[code])
    return Resolution(codes=tuple(codes), claims=tuple(claims))
