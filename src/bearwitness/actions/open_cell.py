"""Open a cell of a figure: the claims and passages that it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bearwitness.actions.counted_rows import counted_rows
from bearwitness.casebook.access import Case
from bearwitness.casebook.acting import acting
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.rights import Role
from bearwitness.domain.codebook import codebook
from bearwitness.domain.place_level import default_axis
from bearwitness.domain.trace import Trace
from bearwitness.patterns.cross_tabulation import cross_tabulate


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """What one person in a cell stands there for.

    Attributes
    ----------
    person
        Her pseudonym.
    rests
        Property to the claims that may be read now.
    closed
        Claims that count but may not be read by this role.
    """

    person: str
    rests: dict[str, list[Trace]] = field(repr=False)
    closed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCell:
    """Persons of a cell, one page of them."""

    persons: int
    shown: tuple[Behind, ...]


def open_cell(
    casebook: Casebook,
    by: Sequence[str],
    codes: Sequence[str],
    role: Role,
    *,
    start: int = 0,
    most: int = 50,
    unfolded: bool = False,
) -> OpenCell:
    """Show what one cell rests on, as far as consent lets it be read at this moment; it is logged.

    The record says too, by `unfolded`, where somebody has asked for the sensitive passages.

    Raises
    ------
    NotAllowed
    BadDimensions
    """
    case = Case(casebook, role)
    by = [default_axis(codebook(), name) for name in by]
    rows, lineage = counted_rows(case, by)
    table = cross_tabulate(rows, tuple(by))
    tokens = sorted(table.cells.get(tuple(codes), frozenset()), key=lambda each: lineage.persons[each])
    with acting(casebook, "open_cell", "analyse") as entry:
        entry.detail.update(properties=list(by), persons=len(tokens))
        entry.shows(unfolded=unfolded)
    some = tokens[start : start + most]
    traces = {each.claim_id: each for each in case.trace(lineage.cited(some, by))}
    return OpenCell(
        persons=len(tokens),
        shown=tuple(_behind(lineage.persons[each], lineage.claims[each], by, traces) for each in some),
    )


def _behind(
    person: str,
    claims: Mapping[str, tuple[str, ...]],
    by: Sequence[str],
    traces: Mapping[str, Trace],
) -> Behind:
    cited = {name: claims.get(name, ()) for name in by}
    rests = {name: [traces[each] for each in ids if each in traces] for name, ids in cited.items()}
    read = sum(len(each) for each in rests.values())
    return Behind(person=person, rests=rests, closed=sum(map(len, cited.values())) - read)
