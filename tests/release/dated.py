"""Persons by the year in which they left home, and releases of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.people import AMINA, DANA
from tests.release.sample import AT, HEAD

from bearwitness.domain.codebook import codebook
from bearwitness.domain.date_step import period_of
from bearwitness.domain.frame import PersonRow
from bearwitness.domain.released_table import ReleasedTable
from bearwitness.release.assembled import Assembled
from bearwitness.release.comparing.snapshot import Snapshot
from bearwitness.release.gate import assemble
from bearwitness.release.planning.plan import Plan

LEFT = "left_home"
YEARLY = f"series: [{{of: {LEFT}, step: year}}]\n"
PERIODS = f"series: [{{of: {LEFT}}}]\n"
BOTH = f"series: [{{of: {LEFT}, step: year}}, {{of: {LEFT}}}]\n"


def persons(sizes: Mapping[str, int], **values: str) -> list[PersonRow]:
    """Persons under tokens that stay theirs: by a year, by a period with `+` before it, `!` in dispute, blank undated."""
    return [row for said, size in sizes.items() for row in (_row(said, at, values) for at in range(size))]


def _row(said: str, number: int, more: Mapping[str, str]) -> PersonRow:
    year = said if said.isdigit() else ""
    period = (
        period_of(codebook(), LEFT, year) if year else said.removeprefix("+") if said[:1] == "+" else None
    )
    return PersonRow(
        token=f"{said or 'none'}-{number:03}" + "".join(more.values()),
        lists=frozenset(),
        values={**({LEFT: (period,)} if period else {}), **{name: (code,) for name, code in more.items()}},
        conflicts=frozenset({LEFT} if said == "!" else ()),
        sources=frozenset({f"s-{said}-{number}"}),
        years={LEFT: (year,)} if year else {},
    )


def left(
    rows: Sequence[PersonRow],
    asked: str = YEARLY,
    *,
    period: str = "1998/2024",
    earlier: tuple[Snapshot, ...] = (),
) -> Assembled:
    """The release of a plan that asks for this and speaks of that period."""
    return assemble(
        Plan.from_yaml(HEAD.replace("1998/2024", period) + asked),
        rows,
        None,
        {},
        at=AT,
        release_id=f"R-{len(earlier)}",
        approvers=(AMINA, DANA),
        earlier=earlier,
    )


def told(table: ReleasedTable) -> dict[tuple[str | None, ...], int]:
    """What is shown of a table."""
    return {each.key: each.count for each in table.cells if each.count is not None}
