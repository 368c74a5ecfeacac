"""What a table itself says about how far any number from it can be trusted."""

from __future__ import annotations

from bearwitness.estimate.capture.capture_table import CaptureTable
from bearwitness.estimate.note import Note

MOSTLY = 0.9
"""Share of persons on one list only from which the table is said to rest on few overlaps."""

ENOUGH_OVERLAP = 10
"""Persons on two or more lists below which no total is called an estimate."""


def refusing(table: CaptureTable) -> tuple[Note, ...]:
    """Notes that leave no room for any number: fewer than two lists with records, or no overlap."""
    if (table.sizes > 0).sum() < 2:
        return (Note(code="one_list"),)
    return (Note(code="no_overlap"),) if table.seen_once == table.observed else ()


def limiting(table: CaptureTable) -> tuple[Note, ...]:
    """Notes that leave room for a lower bound only: two lists, too few persons on several, or one list with everybody.

    Beside a list that holds everybody the others show nobody who was missed, whatever a prior makes of that.
    """
    notes = [Note(code="two_lists")] if (table.sizes > 0).sum() == 2 else []
    overlapping = table.observed - table.seen_once
    if overlapping < ENOUGH_OVERLAP:
        values = {"persons": overlapping, "needed": ENOUGH_OVERLAP}
        notes.append(Note(code="few_overlaps", values=values))
    whole = [
        name for name, size in zip(table.lists, table.sizes.tolist(), strict=True) if size == table.observed
    ]
    notes += [Note(code="whole_list", values={"list": name}) for name in whole[:1]]
    return tuple(notes)


def weakening(table: CaptureTable) -> tuple[Note, ...]:
    """Notes that warn without forbidding: lists that hold nobody or overlap with none, few overlaps."""
    notes = []
    share = table.seen_once / table.observed
    if share >= MOSTLY:
        notes.append(Note(code="mostly_seen_once", values={"percent": int(100 * share)}))
    overlaps = table.overlaps
    for name, size in zip(table.lists, table.sizes.tolist(), strict=True):
        if size == 0:
            notes.append(Note(code="empty_list", values={"list": name}))
        elif not any(count for pair, count in overlaps.items() if name in pair):
            notes.append(Note(code="lone_list", values={"list": name}))
    return tuple(notes)
