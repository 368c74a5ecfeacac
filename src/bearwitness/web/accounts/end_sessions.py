"""End the sessions of an account."""

from __future__ import annotations

from bearwitness.casebook.acting import acting
from bearwitness.casebook.handle import Casebook
from bearwitness.web.accounts.models import Account, SignIn
from bearwitness.web.accounts.secret_text import digest


def end_other_sessions(account: Account, kept: str | None) -> None:
    """End every session of somebody but the one under this key, inside an action of hers."""
    SignIn.objects.filter(account=account).exclude(session_key=kept).delete()


def end_sessions(casebook: Casebook, account: Account) -> int:
    """End every session of somebody, as one who keeps accounts, and return how many there were.

    Raises
    ------
    NotAllowed
    """
    with acting(casebook, "end_sessions", "accounts") as entry:
        ended, _ = SignIn.objects.filter(account=account).delete()
        entry.detail.update(account=digest(account.name), sessions=ended)
    return ended
