"""Confirm that it is her who came in again with recovery shares."""

from __future__ import annotations

from bearwitness.casebook import layout
from bearwitness.casebook.acting import acting
from bearwitness.casebook.confirmed import name_digest, require_confirmed
from bearwitness.casebook.errors import NoSuchItem, Unconfirmed
from bearwitness.casebook.handle import Casebook
from bearwitness.vault.errors import NotCustodian
from bearwitness.vault.keyring import Keyring


def confirm_keyholder(casebook: Casebook, name: str) -> None:
    """Say, as another custodian, that the keyholder herself was let in; from then on she is one of two persons again.

    Raises
    ------
    NotAllowed, NotCustodian
    NoSuchItem
        There is no such keyholder.
    Unconfirmed
        She confirms herself, or whoever acts is not confirmed either.
    CannotWrite
    """
    keyring = Keyring.load(casebook.path / layout.KEYRING)
    with acting(casebook, "confirm_keyholder", "members") as entry:
        if not casebook.keys.custodian:
            raise NotCustodian
        held = keyring.entry(name)
        if held is None:
            raise NoSuchItem
        if held.name == casebook.actor:
            raise Unconfirmed
        require_confirmed(casebook.actor)
        entry.detail["keyholder"] = name_digest(held.name)
