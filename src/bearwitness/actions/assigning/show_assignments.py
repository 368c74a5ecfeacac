"""Show who works on what."""

from __future__ import annotations

from bearwitness.casebook.acting import acting
from bearwitness.casebook.assignees import team
from bearwitness.casebook.case_teams import Given, Team, case_teams, given
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.held import held_source
from bearwitness.casebook.models import Assignment


def list_case_teams(casebook: Casebook) -> list[Team]:
    """Every case team, by name; the reading is logged.

    Raises
    ------
    NotAllowed
    """
    with acting(casebook, "list_case_teams", "assign") as entry:
        found = case_teams()
        entry.detail["teams"] = len(found)
    return found


def who_works_on(casebook: Casebook, source_id: str) -> list[Given]:
    """To whom a source was given, oldest first; the reading is logged.

    Raises
    ------
    NotAllowed
    NoSuchItem
    """
    with acting(casebook, "who_works_on", "assign") as entry:
        found = given(Assignment.objects.filter(source=held_source(casebook, source_id)))
        entry.object = source_id
    return found


def given_to(casebook: Casebook, team_id: str) -> list[Given]:
    """Sources that a case team was given, oldest first; the reading is logged.

    Raises
    ------
    NotAllowed
    NoSuchItem
    """
    with acting(casebook, "given_to", "assign") as entry:
        asked = team(team_id)
        found = given(Assignment.objects.filter(team=asked))
        entry.object = asked.id
    return found
