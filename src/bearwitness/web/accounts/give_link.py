"""Give somebody the link with which she sets up her account."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bearwitness.casebook.acting import acting, refuse, roles_held
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.rights import allowed
from bearwitness.web.accounts.models import Account, Link
from bearwitness.web.accounts.secret_text import digest, new_secret

LASTS = timedelta(hours=48)


def give_link(casebook: Casebook, account: Account, *, proved: bool = False) -> str:
    """Make a new link and return its secret, which is shown once; an earlier link of the account is over.

    With a link somebody can take the account over. So where the account has roles, whoever gives the link must be one
    who says who has which role: an administrator alone reaches no content that way.

    Raises
    ------
    NotAllowed
    """
    takes_over = bool(roles_held(account.name))
    if takes_over and not allowed(roles_held(casebook.actor), "members"):
        refuse(casebook, "give_link")
    secret = new_secret()
    with acting(casebook, "give_link", "accounts") as entry:
        Link.objects.update_or_create(
            account=account,
            defaults={"digest": digest(secret), "until": datetime.now(UTC) + LASTS, "proved": proved},
        )
        entry.detail["account"] = digest(account.name)
    return secret
