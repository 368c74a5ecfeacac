"""What would become of each row of a list: a person, nothing because she is held already, or a refusal with its reason."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from bearwitness.domain.value import Value
from bearwitness.intake.errors import BadMapping
from bearwitness.intake.lists.mapping import Column, ListMapping
from bearwitness.intake.lists.table import Cell, Table
from bearwitness.intake.lists.values import is_doubtful, value_of

Reason = Literal["no_record", "record_twice", "no_meaning"]
REASONS: tuple[Reason, ...] = get_args(Reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedClaim:
    """What a cell states."""

    column: int
    start: int
    end: int
    property: str
    value: Value
    reliability: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A cell that keeps its row out."""

    row: int
    column: int
    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedRow:
    """One row: its record's number and cell, its claims, whether the person is held already, what is refused."""

    row: int
    record: str
    cell: Cell | None
    claims: tuple[PlannedClaim, ...]
    held: bool
    refusals: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPlan:
    """All rows in order."""

    rows: tuple[PlannedRow, ...]

    @property
    def new(self) -> tuple[PlannedRow, ...]:
        """Rows that would make a person."""
        return tuple(each for each in self.rows if not each.held and not each.refusals)

    @property
    def held(self) -> tuple[PlannedRow, ...]:
        """Rows whose record is held already."""
        return tuple(each for each in self.rows if each.held and not each.refusals)

    @property
    def refusals(self) -> tuple[Refusal, ...]:
        """Every cell that is refused."""
        return tuple(refusal for each in self.rows for refusal in each.refusals)


def plan_rows(table: Table, mapping: ListMapping, held: Collection[str] = ()) -> ListPlan:
    """Plan every row under the header.

    Parameters
    ----------
    table
        The list.
    mapping
        What its columns say.
    held
        Numbers of the records of this organisation that are in the casebook.

    Raises
    ------
    BadMapping
        A column of the mapping is not in the list, or is there twice.
    """
    headers = table.rows.get(mapping.header, {})
    names = [cell.words for cell in headers.values()]
    at = {cell.words: column for column, cell in headers.items()}
    for number, name in enumerate((mapping.record, *(each.header for each in mapping.columns))):
        if names.count(name) != 1:
            place = f"columns, entry {number}" if number else "record"
            raise BadMapping(place=place, example="one of the headers of the list, which stands there once")
    seen: set[str] = set()
    rows = [
        _row(row, cells, mapping, at, frozenset(held), seen)
        for row, cells in sorted(table.rows.items())
        if row > mapping.header
    ]
    return ListPlan(rows=tuple(rows))


def _row(
    row: int,
    cells: Mapping[int, Cell],
    mapping: ListMapping,
    at: Mapping[str, int],
    held: frozenset[str],
    seen: set[str],
) -> PlannedRow:
    cell = cells.get(at[mapping.record])
    record = "" if cell is None or cell.words.lower() in mapping.missing else cell.words
    refusals: list[Refusal] = []
    if not record or record in seen:
        reason: Reason = "record_twice" if record else "no_record"
        refusals.append(Refusal(row=row, column=at[mapping.record], reason=reason))
    seen.add(record)
    claims: list[PlannedClaim] = []
    for column in mapping.columns:
        found = cells.get(at[column.header])
        if found is None or found.words.lower() in mapping.missing:
            continue
        claim = _claim(found, column, at[column.header], mapping)
        if claim is None:
            refusals.append(Refusal(row=row, column=at[column.header], reason="no_meaning"))
        else:
            claims.append(claim)
    return PlannedRow(
        row=row, record=record, cell=cell, claims=tuple(claims), held=record in held, refusals=tuple(refusals)
    )


def _claim(cell: Cell, column: Column, number: int, mapping: ListMapping) -> PlannedClaim | None:
    value = value_of(column, cell.words)
    if value is None:
        return None
    return PlannedClaim(
        column=number,
        start=cell.start,
        end=cell.end,
        property=column.property,
        value=value,
        reliability=mapping.doubtful if is_doubtful(value) else mapping.reliability,
    )
