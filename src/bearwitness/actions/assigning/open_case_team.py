"""Open a case team."""

from __future__ import annotations

from datetime import UTC, datetime

from bearwitness.actions.errors import TeamNameTaken
from bearwitness.casebook.acting import acting
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import CaseTeam, Member
from bearwitness.domain.identifiers import new_identifier
from bearwitness.vault.keyholder import keyholder_name


def open_case_team(casebook: Casebook, name: str) -> str:
    """Open a team with nobody in it, and return its identifier; the record keeps no name.

    Raises
    ------
    NotAllowed
    BadValue
        The name is empty, or not one that a keyholder could have.
    TeamNameTaken
        Another team has it, or a person.
    """
    name = keyholder_name(name)
    with acting(casebook, "open_case_team", "assign") as entry:
        if CaseTeam.objects.filter(name=name).exists() or Member.objects.filter(name=name).exists():
            raise TeamNameTaken
        row = CaseTeam.objects.create(
            id=new_identifier("Q"), name=name, at=datetime.now(UTC), by=casebook.actor
        )
        entry.object = row.id
    return row.id
