"""Take a source from whoever worked on it."""

from __future__ import annotations

from bearwitness.casebook.acting import acting
from bearwitness.casebook.assignees import Assignee, team
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.held import held_source
from bearwitness.casebook.models import Assignment


def unassign_source(casebook: Casebook, source_id: str, of: str) -> None:
    """Let one person, or one case team, see a source no longer; also whoever took it in.

    She may still see it by another way: through a case team, or in a role that sees every source.

    Raises
    ------
    NotAllowed
    NoSuchItem
        There is no such source, or it was not given to them.
    """
    with acting(casebook, "unassign_source", "assign") as entry:
        given = Assignment.objects.filter(source=held_source(casebook, source_id))
        from_whom = Assignee(who=of) if given.filter(who=of).exists() else Assignee(team=team(of))
        gone, _ = given.filter(who=from_whom.who, team=from_whom.team).delete()
        if not gone:
            raise NoSuchItem
        entry.object = source_id
        entry.detail.update(from_whom.told())
