"""To whom a source can be given: a case team, or somebody with a role."""

from __future__ import annotations

from dataclasses import dataclass

from bearwitness.casebook.confirmed import name_digest
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.models import CaseTeam, Member


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignee:
    """One person by name, or one case team."""

    who: str = ""
    team: CaseTeam | None = None

    def told(self) -> dict[str, str]:
        """What the audit record says of it: no name."""
        return {"who": name_digest(self.who)} if self.team is None else {"team": self.team.id}


def team(name: str) -> CaseTeam:
    """Case team of this identifier or name.

    Raises
    ------
    NoSuchItem
    """
    found = CaseTeam.objects.filter(id=name).first() or CaseTeam.objects.filter(name=name).first()
    if found is None:
        raise NoSuchItem
    return found


def member(name: str) -> str:
    """Name of somebody who has a role.

    Raises
    ------
    NoSuchItem
    """
    if not Member.objects.filter(name=name).exists():
        raise NoSuchItem
    return name


def assignee(name: str) -> Assignee:
    """Person with a role of this name, else the case team of this identifier or name.

    Raises
    ------
    NoSuchItem
        There is neither.
    """
    if Member.objects.filter(name=name).exists():
        return Assignee(who=name)
    return Assignee(team=team(name))
