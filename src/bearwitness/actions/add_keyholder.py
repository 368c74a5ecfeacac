"""Give one more person a way in."""

from __future__ import annotations

from collections.abc import Sequence

from bearwitness.casebook import layout
from bearwitness.casebook.acting import acting
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import Member
from bearwitness.casebook.rights import Role
from bearwitness.vault.cost import Cost
from bearwitness.vault.keyholder import keyholder_name
from bearwitness.vault.keyring import Keyring


def add_keyholder(
    casebook: Casebook, name: str, passphrase: str, roles: Sequence[Role], cost: Cost | None = None
) -> None:
    """Wrap the casebook's keys for a new keyholder and give the roles.

    Raises
    ------
    NotAllowed
    NameTaken, BadPassphrase, BadValue, CannotWrite
        From the vault.
    """
    with acting(casebook, "add_keyholder", "members") as entry:
        for role in set(roles):
            Member.objects.get_or_create(name=keyholder_name(name), role=role)
        # the last step: where the keyring refuses, the roles are taken back
        Keyring.load(casebook.path / layout.KEYRING).add(casebook.keys, name, passphrase, cost)
        entry.detail["roles"] = sorted(set(roles))
