"""Make the shares that open a casebook when passphrases are lost."""

from __future__ import annotations

from bearwitness.casebook import layout
from bearwitness.casebook.acting import acting
from bearwitness.casebook.confirmed import counts, require_confirmed
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.models import AuditEntry
from bearwitness.vault import recovery
from bearwitness.vault.errors import NotCustodian
from bearwitness.vault.keyring import Keyring

_PROPOSED = "propose_shares"
_ENDING = ("make_shares", "rotate_keys", "remove_keyholder", "recover_keyholder")
"""After these a proposal no longer stands."""


def make_shares(casebook: Casebook) -> tuple[str, ...]:
    """Propose new shares, or, as the second custodian, make them: shares let in under any name, so that two agree.

    Of three shares any two open everything; give them to three people who do not meet every day. A new set makes every
    earlier one worthless, and so does a change of keys.

    Returns
    -------
    tuple of str
        The three shares; empty where they were proposed, and wait for another custodian.

    Raises
    ------
    NotAllowed
    NotCustodian
    Unconfirmed
        Whoever acts came in with shares herself.
    CannotWrite
    """
    keyring = Keyring.load(casebook.path / layout.KEYRING)
    first = _proposed_by_another(casebook, keyring)
    with acting(casebook, "make_shares" if first else _PROPOSED, "members"):
        if not casebook.keys.custodian:
            raise NotCustodian
        require_confirmed(casebook.actor, *first)
    return recovery.make_shares(keyring, casebook.keys) if first else ()


def _proposed_by_another(casebook: Casebook, keyring: Keyring) -> tuple[str, ...]:
    """Whose proposal stands: another custodian's, who still is one; else nobody's."""
    last = AuditEntry.objects.filter(verb__in=(_PROPOSED, *_ENDING)).order_by("-seq").first()
    if last is None or last.verb != _PROPOSED or last.actor == casebook.actor:
        return ()
    stands = last.actor in keyring.custodians() and counts(last.actor, "members", casebook.actor)
    return (last.actor,) if stands else ()
