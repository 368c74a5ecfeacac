"""What came of asking copies back."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from bearwitness.casebook.models import Recall

DESTROYED, REFUSED = "Destroyed", "Refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What was recorded of asking a copy back, when and by whom; empty and None where nobody has asked."""

    answer: str = ""
    at: datetime | None = None
    by: str = ""

    def settles(self, since: datetime | None) -> bool:
        """Whether nothing is left to ask, where what a copy holds was last closed at a moment, or is not.

        A copy that is destroyed stays so. Whoever refused did so for what had been closed until then: who withdraws
        later is asked for anew.
        """
        if self.answer != REFUSED or self.at is None or since is None:
            return self.answer == DESTROYED
        return self.at >= since


def last_answers(copies: Collection[int]) -> dict[int, Told]:
    """What was recorded last of asking each of these copies back."""
    return {copy: told[-1] if told else Told() for copy, told in answers_of(copies).items()}


def answers_of(copies: Collection[int]) -> dict[int, tuple[Told, ...]]:
    """All that was recorded of asking each of these copies back, the oldest first."""
    found: dict[int, tuple[Told, ...]] = dict.fromkeys(copies, ())
    rows = (
        Recall.objects.filter(copy__in=copies).order_by("at", "pk").values_list("copy", "answer", "at", "by")
    )
    for copy, answer, at, by in rows:
        found[copy] += (Told(answer=answer, at=at, by=by),)
    return found
