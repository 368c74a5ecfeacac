"""Show what was assessed for a testimony."""

from __future__ import annotations

from dataclasses import dataclass

from bearwitness.actions.care.record_risk import Risk
from bearwitness.casebook.acting import acting
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.held import held_source
from bearwitness.casebook.models import RiskAssessment


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessed:
    """One assessment, and who made it."""

    risk: Risk
    by: str


def show_risks(casebook: Casebook, source_id: str) -> list[Assessed]:
    """All assessments of one source, the one that counts last; the reading is logged.

    Raises
    ------
    NotAllowed
    NoSuchItem
    """
    with acting(casebook, "show_risks", "consent") as entry:
        source = held_source(source_id)
        rows = RiskAssessment.objects.filter(source=source).order_by("on", "at", "pk")
        found = [_shown(row) for row in rows]
        entry.object = source_id
        entry.detail["risks"] = len(found)
    return found


def _shown(row: RiskAssessment) -> Assessed:
    risk = Risk(
        on=row.on, levels=row.levels, own_view=row.own_view, next_review=row.next_review, note=row.note
    )
    return Assessed(risk=risk, by=row.by)
