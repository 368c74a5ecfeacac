"""Take somebody out of a case team."""

from __future__ import annotations

from bearwitness.casebook.acting import acting
from bearwitness.casebook.assignees import team
from bearwitness.casebook.confirmed import name_digest
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import CaseTeamMember


def leave_case_team(casebook: Casebook, team_id: str, name: str) -> None:
    """Let somebody see no longer what only the team sees, at once; a second time it changes nothing.

    Raises
    ------
    NotAllowed
    NoSuchItem
        There is no such team.
    """
    with acting(casebook, "leave_case_team", "assign") as entry:
        row = team(team_id)
        CaseTeamMember.objects.filter(team=row, name=name).delete()
        entry.object = row.id
        entry.detail["who"] = name_digest(name)
