"""Approvers outside the team, as custodians registered them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bearwitness.casebook.models import OutsideApprover


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """Her name, who registered her, and when."""

    name: str
    by: str
    at: datetime


def outside_approvers() -> list[Outside]:
    """All of them, by name."""
    return [Outside(name=row.name, by=row.by, at=row.at) for row in OutsideApprover.objects.order_by("name")]
