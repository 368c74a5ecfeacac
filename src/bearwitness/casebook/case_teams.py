"""Case teams, and to whom sources were given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, QuerySet

from bearwitness.casebook.models import Assignment, CaseTeam


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """A case team, who is in it, and how many sources it was given."""

    id: str
    name: str
    members: tuple[str, ...]
    sources: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """To whom a source was given, a person or a team; `taken` where she took it in herself."""

    source_id: str
    who: str
    team: str
    taken: bool
    at: datetime
    by: str


def case_teams() -> list[Team]:
    """Every case team, by name."""
    rows = CaseTeam.objects.annotate(number=Count("assignments")).prefetch_related("members")
    return [
        Team(
            id=row.id,
            name=row.name,
            members=tuple(sorted(each.name for each in row.members.all())),
            sources=row.number,
        )
        for row in rows.order_by("name")
    ]


def given(rows: QuerySet[Assignment]) -> list[Given]:
    """Rows as records, oldest first."""
    return [
        Given(
            source_id=row.source_id,
            who=row.who,
            team=row.team.name if row.team is not None else "",
            taken=row.taken,
            at=row.at,
            by=row.by,
        )
        for row in rows.select_related("team").order_by("at", "pk")
    ]
