"""Positions as rows, as records, and as they bear on claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from bearwitness.casebook.models import Position, Retraction
from bearwitness.casebook.resolve import Decision
from bearwitness.domain.position import PositionRecord

Matter = tuple[str, str, str]
"""Subject, property, and the disputed value where the property holds many."""


def decisions() -> Mapping[tuple[str, str], Sequence[Decision]]:
    """By subject and property, the latest position on each matter.

    One whose choice was retracted reopens its matter: the one before does not come back.
    """
    found: dict[tuple[str, str], list[Decision]] = defaultdict(list)
    for row in latest().values():
        decision = Decision(choice=row.choice_id, over=frozenset(row.over))
        found[row.subject_id, row.property].append(decision)
    return found


def latest() -> Mapping[Matter, Position]:
    """The latest position on each matter."""
    rows = Position.objects.order_by("at", "id")
    return {(row.subject_id, row.property, row.matter): row for row in rows}


def position_records(readable: frozenset[str]) -> list[PositionRecord]:
    """Positions all of whose claims are among the readable ones, oldest first: a reason may repeat what they say."""
    newest = {row.id for row in latest().values()}
    rows = [row for row in Position.objects.order_by("at", "id") if readable.issuperset(row.over)]
    chosen = {row.choice_id for row in rows}
    gone = set(Retraction.objects.filter(claim__in=chosen - {None}).values_list("claim", flat=True))
    return [position_record(row, in_force=row.id in newest and row.choice_id not in gone) for row in rows]


def position_record(row: Position, *, in_force: bool) -> PositionRecord:
    """A position, and whether it is the one that holds."""
    return PositionRecord(
        id=row.id,
        subject_id=row.subject_id,
        property=row.property,
        matter=row.matter,
        choice=row.choice_id,
        over=tuple(row.over),
        reason=row.reason,
        at=row.at,
        by=row.by,
        in_force=in_force,
    )
