"""Answers to questions about doubtful values: yes, no, or maybe."""

from __future__ import annotations

from enum import Enum
from typing import NoReturn


class Verdict(Enum):
    """What a comparison of doubtful values can honestly say (Kleene's strong three-valued logic).

    A verdict has no truth value of its own, so that a "maybe" is never taken for a "yes" by accident:
    ask ``verdict is Verdict.YES``.
    """

    NO = "no"
    MAYBE = "maybe"
    YES = "yes"

    def __and__(self, other: Verdict) -> Verdict:
        """Yes only when both are certain; no as soon as one is."""
        if Verdict.NO in (self, other):
            return Verdict.NO
        return Verdict.MAYBE if Verdict.MAYBE in (self, other) else Verdict.YES

    def __or__(self, other: Verdict) -> Verdict:
        """Yes as soon as one is certain; no only when both are."""
        return ~(~self & ~other)

    def __invert__(self) -> Verdict:
        """Exchange yes and no; doubt stays doubt."""
        return {Verdict.YES: Verdict.NO, Verdict.NO: Verdict.YES}.get(self, Verdict.MAYBE)

    def __bool__(self) -> NoReturn:
        """Refuse: a maybe is neither true nor false."""
        raise TypeError("a verdict is not true or false; compare it with Verdict.YES")
