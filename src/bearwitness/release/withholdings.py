"""How many persons and numbers are kept out, and why, as readers are told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bearwitness.domain.release import Withholding
from bearwitness.domain.released_table import ReleasedTable
from bearwitness.release.comparing.kept_numbers import REASONS, Printed


def withholdings(kept_out: Mapping[str, Printed], tables: Sequence[ReleasedTable]) -> tuple[Withholding, ...]:
    """Persons by reason, as they are printed, and withheld numbers of tables."""
    persons = [
        Withholding(reason=reason, number=kept_out[reason].number) for reason in REASONS if reason in kept_out
    ]
    small = sum(each.withheld for each in tables)
    return (*persons, *([Withholding(reason="small_cells", number=small)] if small else []))
