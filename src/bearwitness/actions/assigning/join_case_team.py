"""Take somebody into a case team."""

from __future__ import annotations

from bearwitness.casebook.acting import acting
from bearwitness.casebook.assignees import member, team
from bearwitness.casebook.confirmed import name_digest
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import CaseTeamMember


def join_case_team(casebook: Casebook, team_id: str, name: str) -> None:
    """Let somebody see what the team sees, at once; a second time it changes nothing.

    Raises
    ------
    NotAllowed
    NoSuchItem
        There is no such team, or nobody of this name has a role.
    """
    with acting(casebook, "join_case_team", "assign") as entry:
        row = team(team_id)
        CaseTeamMember.objects.get_or_create(team=row, name=member(name))
        entry.object = row.id
        entry.detail["who"] = name_digest(name)
