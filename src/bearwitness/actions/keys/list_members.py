"""Say who has which role."""

from __future__ import annotations

from bearwitness.casebook.acting import acting
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import Member
from bearwitness.casebook.rights import ROLES


def list_members(casebook: Casebook) -> dict[str, list[str]]:
    """Roles of each member, in the order of the table of rights; every role may ask.

    Raises
    ------
    NotAllowed
    """
    with acting(casebook, "list_members", "audit") as entry:
        held: dict[str, set[str]] = {}
        for name, role in Member.objects.values_list("name", "role"):
            held.setdefault(name, set()).add(role)
        entry.detail["members"] = len(held)
    return {name: [role for role in ROLES if role in roles] for name, roles in sorted(held.items())}
