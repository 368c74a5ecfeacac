"""The way in for the keyholder who serves the casebook."""

from __future__ import annotations

from bearwitness.casebook.acting import roles_of
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.rights import allowed
from bearwitness.domain.messages import Language
from bearwitness.web.accounts.add_account import add_account
from bearwitness.web.accounts.give_link import give_link
from bearwitness.web.accounts.models import Account


def first_link(casebook: Casebook, language: Language, *, anew: bool) -> str | None:
    """Secret of a link for whoever unlocked it, where she has no account yet or lost her way in; else None.

    Her passphrase has just been given, so the link asks for it no more. Where her roles keep no accounts, somebody
    else's must make hers.
    """
    account = Account.objects.filter(name=casebook.actor).first()
    if not allowed(roles_of(casebook), "accounts") or (account is not None and account.ready and not anew):
        return None
    return give_link(casebook, account or add_account(casebook, casebook.actor, language), proved=True)
