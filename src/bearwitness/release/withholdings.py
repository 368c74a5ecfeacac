"""How many persons and numbers are kept out, and why, as readers are told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bearwitness.domain.release import Withholding
from bearwitness.domain.released_table import ReleasedTable
from bearwitness.release.errors import UnknownReason

REASONS = ("withdrawn", "no_count_scope", "no_share_scope", "not_reviewed")
"""Why a person may be kept out before the gate: consent withdrawn, no consent to be counted, or to share with the recipient."""


def withholdings(
    kept_out: Mapping[str, int], tables: Sequence[ReleasedTable], threshold: int
) -> tuple[Withholding, ...]:
    """Persons by reason, in tens, and withheld numbers of tables; no number where there are fewer than the threshold.

    Raises
    ------
    UnknownReason
    """
    if unknown := set(kept_out) - set(REASONS):
        raise UnknownReason(known=", ".join(REASONS), number=len(unknown))
    persons = [
        Withholding(
            reason=reason, number=_in_tens(kept_out[reason]) if kept_out[reason] >= threshold else None
        )
        for reason in REASONS
        if reason in kept_out
    ]
    small = sum(each.withheld for each in tables)
    return (*persons, *([Withholding(reason="small_cells", number=small)] if small else []))


def _in_tens(number: int) -> int:
    """Rounded down, so that two releases do not show that one person withdrew."""
    return number // 10 * 10
