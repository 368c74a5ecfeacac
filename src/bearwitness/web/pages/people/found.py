"""Find an account, and say what is known of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from bearwitness.casebook.acting import roles_held
from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.rights import ROLES, Role
from bearwitness.web.accounts.models import Account, Link, SignIn


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """An account with its roles, its sessions that last, and whether a link waits."""

    account: Account
    roles: tuple[Role, ...]
    sessions: int
    link: bool


def account_named(name: str) -> Account:
    """Account of a name.

    Raises
    ------
    NoSuchItem
    """
    account = Account.objects.filter(name=name).first()
    if account is None:
        raise NoSuchItem
    return account


def known(account: Account) -> Known:
    """What is known of one account."""
    now = datetime.now(UTC)
    held = roles_held(account.name)
    return Known(
        account=account,
        roles=tuple(each for each in ROLES if each in held),
        sessions=SignIn.objects.filter(account=account, expire_date__gt=now).count(),
        link=Link.objects.filter(account=account, until__gt=now).exists(),
    )
