"""Find an account, and say what is known of it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from bearwitness.casebook.errors import NoSuchItem
from bearwitness.casebook.models import Member
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
    return known_of([account])[0]


def known_of(accounts: Iterable[Account]) -> list[Known]:
    """What is known of some accounts, in their order; in three queries, however many they are."""
    now, asked = datetime.now(UTC), list(accounts)
    held: dict[str, set[str]] = defaultdict(set)
    for name, role in Member.objects.filter(name__in=[each.name for each in asked]).values_list(
        "name", "role"
    ):
        held[name].add(role)
    lasting = SignIn.objects.filter(account__in=asked, expire_date__gt=now).values_list("account", flat=True)
    sessions = Counter(lasting)
    links = set(Link.objects.filter(account__in=asked, until__gt=now).values_list("account", flat=True))
    return [
        Known(
            account=each,
            roles=tuple(role for role in ROLES if role in held[each.name]),
            sessions=sessions[each.pk],
            link=each.pk in links,
        )
        for each in asked
    ]
