"""What sources are open for, and whether somebody has looked at the risk."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from bearwitness.casebook.models import RiskAssessment, Source
from bearwitness.casebook.open_for import open_for
from bearwitness.casebook.records import kind_of
from bearwitness.casebook.sight import Exit
from bearwitness.domain.source import SourceKind

ASKED: tuple[Exit, ...] = ("analyse", "count", "quote")
"""Uses that a page names; that the team may read it, it shows by being there."""
RiskState = Literal["current", "overdue", "unassessed", "none"]
"""*none*: no testimony, of which nobody assesses a risk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceState:
    """One source: the uses that it is open for as a whole now, and its risk assessment; no level, no word of it."""

    source_id: str
    kind: SourceKind
    organisation: str
    language: str
    received_at: datetime
    scopes: tuple[Exit, ...]
    risk: RiskState


def source_states(sources: Collection[str], at: datetime) -> Mapping[str, SourceState]:
    """States by source, in a number of queries that does not grow with them."""
    rows = list(Source.objects.filter(id__in=sources).select_related("consent").order_by("received_at", "id"))
    opened = open_for(rows, at)
    risks = RiskAssessment.objects.filter(source__in=sources).order_by("on", "pk")
    reviews = dict(risks.values_list("source", "next_review"))
    today = at.astimezone(UTC).date()

    def risk(row: Source) -> RiskState:
        if row.kind != "testimony":
            return "none"
        if row.id not in reviews:
            return "unassessed"
        return "overdue" if reviews[row.id] < today else "current"

    return {
        row.id: SourceState(
            source_id=row.id,
            kind=kind_of(row),
            organisation=row.organisation,
            language=row.language,
            received_at=row.received_at,
            scopes=tuple(scope for scope in ASKED if scope in opened[row.id].scopes),
            risk=risk(row),
        )
        for row in rows
    }
