"""Take one person's way in away."""

from __future__ import annotations

import hashlib

from bearwitness.casebook import layout
from bearwitness.casebook.acting import acting
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import Assignment, CaseTeamMember, Member
from bearwitness.casebook.rekeying import change_keys
from bearwitness.vault.errors import LastCustodian, NotCustodian
from bearwitness.vault.keyring import Keyring


def remove_keyholder(casebook: Casebook, name: str) -> Casebook:
    """Take a keyholder's roles and the sources she was given, log it, and change both data keys; return the casebook under its new keys.

    What the leaver copied before stays open to her; nothing written from now on is.

    Raises
    ------
    NotAllowed
    NoSuchItem
        There is no such keyholder.
    NotCustodian, LastCustodian
    CannotWrite
        The next opening finishes what was begun.
    """
    keyring = Keyring.load(casebook.path / layout.KEYRING)
    with acting(casebook, "remove_keyholder", "members") as entry:
        held = keyring.entry(name)
        if held is None:
            raise NoSuchItem
        if not casebook.keys.custodian:
            raise NotCustodian
        if keyring.custodians() == (held.name,):
            raise LastCustodian
        Member.objects.filter(name=held.name).delete()
        CaseTeamMember.objects.filter(name=held.name).delete()
        Assignment.objects.filter(who=held.name).delete()
        entry.detail["keyholder"] = hashlib.sha256(held.name.encode()).hexdigest()
    return change_keys(casebook, held.name)
