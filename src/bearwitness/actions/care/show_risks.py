"""Show what was assessed for a testimony."""

from __future__ import annotations

from dataclasses import dataclass

from bearwitness.actions.care.record_risk import Risk
from bearwitness.casebook.access import VEIL
from bearwitness.casebook.acting import acting
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.held import held_source
from bearwitness.casebook.models import RiskAssessment
from bearwitness.casebook.notes_open import notes_open


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessed:
    """One assessment, and who made it."""

    risk: Risk
    by: str


def show_risks(casebook: Casebook, source_id: str) -> list[Assessed]:
    """All assessments of one source, the one that counts last; the reading is logged.

    Of a source that is closed, her own view is veiled and the note left out, but for custodians.

    Raises
    ------
    NotAllowed
    NoSuchItem
    """
    with acting(casebook, "show_risks", "consent") as entry:
        source = held_source(casebook, source_id)
        rows = RiskAssessment.objects.filter(source=source).order_by("on", "at", "pk")
        told = notes_open(casebook, source_id)
        found = [_shown(row, told=told) for row in rows]
        entry.object = source_id
        entry.detail["risks"] = len(found)
    return found


def _shown(row: RiskAssessment, *, told: bool) -> Assessed:
    risk = Risk(
        on=row.on,
        levels=row.levels,
        own_view=row.own_view if told else VEIL,
        next_review=row.next_review,
        note=row.note if told else "",
    )
    return Assessed(risk=risk, by=row.by)
