"""Close an account, or open it again."""

from __future__ import annotations

from bearwitness.casebook.acting import acting
from bearwitness.casebook.handle import Casebook
from bearwitness.web.accounts.models import Account, Link, SignIn
from bearwitness.web.accounts.secret_text import digest
from bearwitness.web.errors import NotYourself


def close_account(casebook: Casebook, account: Account, *, closed: bool) -> None:
    """Close it: from the next request on it does nothing. It keeps its roles and its place in the record.

    Raises
    ------
    NotAllowed, NotYourself
    """
    with acting(casebook, "close_account" if closed else "reopen_account", "accounts") as entry:
        if account.name == casebook.actor:
            raise NotYourself
        Account.objects.filter(pk=account.pk).update(active=not closed)
        SignIn.objects.filter(account=account).delete()
        Link.objects.filter(account=account).delete()
        entry.detail["account"] = digest(account.name)
