"""How many persons are kept out, as it is printed: in tens, and as an earlier release printed it until it has moved enough.

Two releases that rounded by themselves would show that one person withdrew, where she was the tenth.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bearwitness.release.errors import UnknownReason

REASONS = ("withdrawn", "no_count_scope", "no_share_scope", "not_reviewed")
"""Why a person may be kept out before the gate: consent withdrawn, no consent to be counted, or to share with the recipient."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A number as it is printed, none where it is too small, and the number of persons for which it was first printed."""

    stands_for: int
    number: int | None


def printed(
    kept_out: Mapping[str, int], earlier: Sequence[Mapping[str, Printed]], *, threshold: int
) -> Mapping[str, Printed]:
    """What is printed of each reason.

    Parameters
    ----------
    kept_out
        Persons by reason.
    earlier
        What every earlier release printed, the latest last.
    threshold
        Least number that is printed, and least change that shows, in persons.

    Raises
    ------
    UnknownReason
        A reason has no words.
    """
    if unknown := set(kept_out) - set(REASONS):
        raise UnknownReason(known=", ".join(REASONS), number=len(unknown))
    before = {reason: [each[reason] for each in earlier if reason in each] for reason in kept_out}
    return {reason: _printed(number, before[reason], threshold) for reason, number in kept_out.items()}


def _printed(number: int, before: Sequence[Printed], threshold: int) -> Printed:
    near = (each for each in reversed(before) if abs(each.stands_for - number) < threshold)
    return next(near, Printed(stands_for=number, number=number // 10 * 10 if number >= threshold else None))
