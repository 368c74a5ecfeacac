"""Give a source to whoever is to work on it."""

from __future__ import annotations

from datetime import UTC, datetime

from bearwitness.casebook.acting import acting
from bearwitness.casebook.assignees import assignee
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.held import held_source
from bearwitness.casebook.models import Assignment


def assign_source(casebook: Casebook, source_id: str, to: str) -> None:
    """Let one person, or one case team, see a source from now on; a second time it changes nothing.

    In the joined role of a small team everybody sees a source until it is given to somebody: from then on only these,
    and whoever took it in.

    Parameters
    ----------
    casebook
        The open casebook; its actor is a custodian.
    source_id
        Any source, whatever its consent says.
    to
        Name of somebody who has a role, or identifier or name of a case team.

    Raises
    ------
    NotAllowed
    NoSuchItem
        There is no such source, person or team.
    """
    with acting(casebook, "assign_source", "assign") as entry:
        source, to_whom = held_source(casebook, source_id), assignee(to)
        Assignment.objects.update_or_create(
            source=source,
            who=to_whom.who,
            team=to_whom.team,
            defaults={"taken": False},
            create_defaults={"taken": False, "at": datetime.now(UTC), "by": casebook.actor},
        )
        entry.object = source_id
        entry.detail.update(to_whom.told())
