"""Record what could happen to somebody because of a testimony."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from bearwitness.actions.errors import RiskNotWhole
from bearwitness.casebook.acting import acting
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.held import held_source
from bearwitness.casebook.models import RiskAssessment
from bearwitness.domain.codebook import codebook
from bearwitness.domain.errors import BadValue

ABOUT = ("survivor", "family", "helpers", "children")
"""Whom a risk can reach: herself, her family in the country of origin, those who helped her, children."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Risk:
    """One assessment.

    Attributes
    ----------
    levels
        A code of ``risk_level`` for each of `ABOUT`.
    own_view
        What she herself thinks of her situation, in the team's words and without names.
    next_review
        Last day on which this still counts; after it nothing is released.
    """

    on: date
    levels: Mapping[str, str]
    own_view: str
    next_review: date
    note: str = ""

    def __post_init__(self) -> None:
        """Invariant: every level stated, her own view heard, a review after the assessment."""
        whole = set(self.levels) == set(ABOUT) and bool(self.own_view.strip())
        if not whole or self.next_review <= self.on:
            raise RiskNotWhole
        for level in self.levels.values():
            codebook().check("risk_level", level)


def record_risk(casebook: Casebook, source_id: str, risk: Risk) -> None:
    """Add an assessment; the one with the latest day counts.

    Raises
    ------
    NotAllowed
    NoSuchItem
    BadValue
        The assessment is of a day to come.
    """
    now = datetime.now(UTC)
    with acting(casebook, "record_risk", "consent") as entry:
        source = held_source(casebook, source_id)
        if risk.on > now.date():
            raise BadValue(kind="date", example=now.date().isoformat())
        RiskAssessment.objects.create(
            source=source,
            on=risk.on,
            next_review=risk.next_review,
            own_view=risk.own_view,
            levels=dict(risk.levels),
            note=risk.note,
            at=now,
            by=casebook.actor,
        )
        entry.object = source_id
        entry.detail["next_review"] = risk.next_review.isoformat()
