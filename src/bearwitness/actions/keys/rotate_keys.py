"""Change both data keys of a casebook."""

from __future__ import annotations

from bearwitness.casebook.acting import acting
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.rekeying import change_keys
from bearwitness.vault.errors import NotCustodian


def rotate_keys(casebook: Casebook) -> Casebook:
    """Change both data keys for everybody who holds them; return the casebook under its new keys.

    Raises
    ------
    NotAllowed
    NotCustodian
    CannotWrite
        The next opening finishes what was begun.
    """
    with acting(casebook, "rotate_keys", "members"):
        if not casebook.keys.custodian:
            raise NotCustodian
    return change_keys(casebook)
