"""Give a keyholder a role."""

from __future__ import annotations

import hashlib

from bearwitness.casebook import layout
from bearwitness.casebook.acting import acting
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import Member
from bearwitness.casebook.rights import Role
from bearwitness.vault.errors import NotCustodian
from bearwitness.vault.keyholder import keyholder_name
from bearwitness.vault.keyring import Keyring


def grant_role(casebook: Casebook, name: str, role: Role) -> None:
    """Let `name` act in one more role; granting it twice changes nothing. A new custodian gets the identities key.

    Raises
    ------
    NotAllowed
    NotCustodian
        A custodian is made by somebody who does not hold the identities key.
    BadValue
        The name is not one of a keyholder.
    """
    with acting(casebook, "grant_role", "members") as entry:
        if role == "custodian" and not casebook.keys.custodian:
            raise NotCustodian
        Member.objects.get_or_create(name=keyholder_name(name), role=role)
        entry.object = role
        entry.detail["keyholder"] = hashlib.sha256(keyholder_name(name).encode()).hexdigest()
    if role == "custodian":
        Keyring.load(casebook.path / layout.KEYRING).hand_on(casebook.keys, name)
