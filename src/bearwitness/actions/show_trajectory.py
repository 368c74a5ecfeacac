"""Show what was done to a person, step by step."""

from __future__ import annotations

from bearwitness.casebook.access import Case
from bearwitness.casebook.acting import acting
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.rights import Role
from bearwitness.domain.episode import Trajectory


def show_trajectory(casebook: Casebook, role: Role, person_id: str) -> Trajectory:
    """Return the trajectory of one person, as far as the role may read it; the reading is logged.

    Raises
    ------
    NotAllowed
    """
    case = Case(casebook, role)
    with acting(casebook, "show_trajectory", "search") as entry:
        trajectory = case.trajectory(person_id)
        entry.detail["episodes"] = len(trajectory.episodes)
        entry.object = person_id if trajectory.episodes else ""
    return trajectory
