"""In which role somebody studies patterns."""

from __future__ import annotations

from bearwitness.casebook.rights import Role
from bearwitness.web.request import PageRequest

CASE_TEAM: tuple[Role, ...] = ("team", "reviewer")
"""Roles that read the case itself and may analyse."""


def analysing(request: PageRequest) -> Role:
    """Her widest role that may analyse; where there is none, the action refuses."""
    wanted: tuple[Role, ...] = (*CASE_TEAM, "analyst")
    return next((role for role in wanted if role in request.roles), "analyst")
