"""Give a keyholder a role."""

from __future__ import annotations

import hashlib

from bearwitness.casebook.acting import acting
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import Member
from bearwitness.casebook.rights import Role
from bearwitness.vault.keyholder import keyholder_name


def grant_role(casebook: Casebook, name: str, role: Role) -> None:
    """Let `name` act in one more role; granting it twice changes nothing.

    Raises
    ------
    NotAllowed
    BadValue
        The name is not one of a keyholder.
    """
    with acting(casebook, "grant_role", "members") as entry:
        Member.objects.get_or_create(name=keyholder_name(name), role=role)
        entry.object = role
        entry.detail["keyholder"] = hashlib.sha256(keyholder_name(name).encode()).hexdigest()
