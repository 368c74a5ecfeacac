"""What stands where claims disagree: a signed position first, then the stated rule."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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

Strength = tuple[int, int, int]
NONE: Strength = (-1, -1, 0)
"""Strength of nobody's word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One claim's code for a property, how well it is founded, and whether it speaks against the code."""

    claim: str
    code: str
    basis: str
    reliability: str
    against: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A position as it bears on claims: the one chosen, or none, among those weighed."""

    choice: str | None
    over: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """Codes that stand, and what they rest on.

    Attributes
    ----------
    claims
        Those that say the codes.
    conflict
        The claims disagree beyond the rule, or a position says that it cannot be decided.
    number
        Claims that were there, for and against.
    positioned
        Whether a position was used.
    """

    codes: tuple[str, ...]
    claims: tuple[str, ...]
    conflict: bool = False
    number: int = 0
    positioned: bool = False


def resolve(said: Iterable[Said], *, many: bool = False, decisions: Sequence[Decision] = ()) -> Resolution:
    """Choose what stands.

    A position holds while its choice is among the claims; *cannot be decided* holds while those weighed disagree.
    Else the best founded code stands: best basis, then reliability, then most claims. Claims against a code strike it
    where they are better founded than those for it. A tie, of two codes or of for and against, keeps the code out and
    says so. A property that may hold many codes keeps all that are not struck or tied.
    """
    claims = list(said)
    used = [each for each in decisions if _holds(each, claims)]
    chosen = {claim.claim: claim for claim in claims}
    struck, fixed, opened = set[str](), set[str](), set[str]()
    for each in used:
        if each.choice is None:
            opened |= {claim.code for claim in claims if claim.claim in each.over}
        elif chosen[each.choice].against:
            struck.add(chosen[each.choice].code)
        else:
            fixed.add(chosen[each.choice].code)
    weights = _Weights(claims)
    rest = sorted({claim.code for claim in claims if not claim.against} - struck - opened)
    ruled = _of_many(rest, weights, fixed) if many else _of_one(rest, weights, fixed, undecided=bool(opened))
    codes, tied = ruled
    cited = sorted(claim.claim for claim in claims if claim.code in codes and not claim.against)
    return Resolution(
        codes=tuple(codes),
        claims=tuple(cited),
        conflict=tied or bool(opened),
        number=len(claims),
        positioned=bool(used),
    )


class _Weights:
    """How strongly claims speak for and against a code."""

    def __init__(self, claims: Sequence[Said]) -> None:
        self._claims = claims

    def pro(self, code: str) -> Strength:
        return _strength([each for each in self._claims if each.code == code and not each.against])

    def contra(self, code: str) -> Strength:
        return _strength([each for each in self._claims if each.code == code and each.against])


def _holds(decision: Decision, claims: Sequence[Said]) -> bool:
    if decision.choice is not None:
        return any(each.claim == decision.choice for each in claims)
    return len({(each.code, each.against) for each in claims if each.claim in decision.over}) > 1


def _of_many(codes: list[str], weights: _Weights, fixed: set[str]) -> tuple[list[str], bool]:
    standing = [each for each in codes if each in fixed or weights.pro(each) > weights.contra(each)]
    return standing, any(each not in fixed and weights.pro(each) == weights.contra(each) for each in codes)


def _of_one(
    codes: list[str], weights: _Weights, fixed: set[str], *, undecided: bool
) -> tuple[list[str], bool]:
    if fixed:
        return sorted(fixed)[:1], False
    if undecided:
        return [], True
    left = [each for each in codes if weights.pro(each) >= weights.contra(each)]
    ranked = sorted(left, key=weights.pro)
    if not ranked:
        return [], False
    top = weights.pro(ranked[-1])
    if (len(ranked) > 1 and weights.pro(ranked[-2]) == top) or weights.contra(ranked[-1]) == top:
        return [], True
    return ranked[-1:], False


def _strength(claims: Sequence[Said]) -> Strength:
    if not claims:
        return NONE
    basis, reliability = max(
        (_rank(each.basis, BASES), _rank(each.reliability, RELIABILITIES)) for each in claims
    )
    return basis, reliability, len(claims)


def _rank(code: str, order: tuple[str, ...]) -> int:
    return order.index(code) if code in order else -1
