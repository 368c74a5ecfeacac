"""Cross-tabulate what is on record, with the way back from every cell to its sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bearwitness.actions.counted_rows import counted_rows
from bearwitness.casebook.access import Case
from bearwitness.casebook.acting import acting
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.lineage import Lineage
from bearwitness.casebook.rights import Role
from bearwitness.domain.codebook import codebook
from bearwitness.domain.passage import PassageRecord
from bearwitness.domain.place_level import default_axis
from bearwitness.patterns.cross_tabulation import CrossTable, cross_tabulate

PERIOD = "left_home"
"""Property that says of which years a table speaks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tabulation:
    """A table for the team's own eyes: counts are exact, so it never leaves as it is.

    Attributes
    ----------
    persons
        Everybody who may be counted, in a cell or not.
    lists
        Organisations whose sources hold them: whom the table can speak of.
    periods
        Bands of the codebook in which they left home.
    kept_out
        Survivors on record who are not counted, by reason.
    """

    table: CrossTable
    persons: int
    lists: tuple[str, ...]
    periods: tuple[str, ...]
    kept_out: Mapping[str, int]
    lineage: Lineage = field(repr=False)

    def open(self, *codes: str) -> list[PassageRecord]:
        """Passages that one cell rests on, as far as consent lets them be read at this moment."""
        return self.lineage.open(self.table.cells.get(codes, frozenset()), self.table.by)


def tabulate(casebook: Casebook, by: Sequence[str], role: Role) -> Tabulation:
    """Tabulate the persons who may be counted by one or two properties; places at the province where no level is named.

    Raises
    ------
    NotAllowed
        The actor does not hold the role, or it may neither analyse nor count.
    BadDimensions
        From the cross-tabulation.
    """
    case = Case(casebook, role)
    by = [default_axis(codebook(), name) for name in by]
    rows, lineage = counted_rows(case, by)
    table = cross_tabulate(rows, tuple(by))
    with acting(casebook, "tabulate", "analyse") as entry:
        entry.object = f"run-{lineage.run}"
        entry.detail["properties"] = list(by)
    return Tabulation(
        table=table,
        persons=len(rows),
        lists=tuple(sorted({name for row in rows for name in row.lists})),
        periods=tuple(sorted({code for row in rows for code in row.values.get(PERIOD, ())})),
        kept_out=case.kept_out(),
        lineage=lineage,
    )
