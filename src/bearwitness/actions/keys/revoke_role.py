"""Take a role from somebody."""

from __future__ import annotations

from bearwitness.casebook.acting import acting
from bearwitness.casebook.confirmed import name_digest
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import Member
from bearwitness.casebook.rights import Role
from bearwitness.domain.errors import BadValue


def revoke_role(casebook: Casebook, name: str, role: Role) -> None:
    """Let `name` act in one role less; taking it twice changes nothing.

    Raises
    ------
    NotAllowed
    BadValue
        The role is a custodian's: whoever loses it must lose the key too (`remove_keyholder`).
    """
    with acting(casebook, "revoke_role", "members") as entry:
        if role == "custodian":
            raise BadValue(kind="role", example="reviewer")
        Member.objects.filter(name=name, role=role).delete()
        entry.object = role
        entry.detail["keyholder"] = name_digest(name)
