"""Give one more person a way in."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from bearwitness.casebook import layout
from bearwitness.casebook.acting import acting
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import Member
from bearwitness.casebook.rights import Role
from bearwitness.vault.cost import Cost
from bearwitness.vault.errors import NotCustodian
from bearwitness.vault.keyholder import keyholder_name
from bearwitness.vault.keyring import Keyring
from bearwitness.vault.passphrase import passphrase_bytes
from bearwitness.vault.recipient import public_key


def add_keyholder(
    casebook: Casebook,
    name: str,
    passphrase: str | None,
    roles: Sequence[Role],
    cost: Cost | None = None,
    *,
    age: str | None = None,
) -> None:
    """Give roles to a new keyholder, log it, and then wrap the casebook's keys: both for a custodian, else one.

    The keyring is written last: nobody can open the casebook of whom the log does not know. The log names the
    keyholder by the SHA-256 of the name. She has a passphrase, or an age key of her own, whose public part is `age`.

    Raises
    ------
    NotAllowed
    NotCustodian
        A custodian is added by somebody who does not hold the identities key.
    NameTaken
        There is such a keyholder, or one whose name looks the same.
    BadPassphrase, BadValue, CannotWrite
        From the vault.
    """
    name = keyholder_name(name)
    keyring = Keyring.load(casebook.path / layout.KEYRING)
    custodian = "custodian" in roles
    with acting(casebook, "add_keyholder", "members") as entry:
        if custodian and not casebook.keys.custodian:
            raise NotCustodian
        keyring.refuse_taken(name)
        if age is None:
            passphrase_bytes(passphrase or "", new=True)
        else:
            public_key(age)
        for role in sorted(set(roles)):
            Member.objects.get_or_create(name=name, role=role)
        entry.detail["keyholder"] = hashlib.sha256(name.encode()).hexdigest()
        entry.detail["roles"] = sorted(set(roles))
    if age is None:
        keyring.add(casebook.keys, name, passphrase or "", cost, custodian=custodian)
    else:
        keyring.add_recipient(casebook.keys, name, age, custodian=custodian)
