"""Whom an entry of the record is about, and which role."""

from __future__ import annotations

from bearwitness.actions.keeping.read_audit import Line
from bearwitness.actions.keys.unlock import keyring_of
from bearwitness.casebook.given_links import name_digest
from bearwitness.casebook.rights import ROLES, allowed
from bearwitness.domain.messages import message
from bearwitness.web.accounts.models import Account
from bearwitness.web.request import PageRequest

_KEYS = ("keyholder", "account", "who")
"""Under which an entry holds the digest of somebody's name."""
OF_ROLES = ("grant_role", "revoke_role")


def names_told(request: PageRequest) -> dict[str, str]:
    """Names by their digests, for whoever keeps accounts or says who has which role; to others, nobody is named."""
    if not allowed(request.roles, "accounts") and not allowed(request.roles, "members"):
        return {}
    names = {*Account.objects.values_list("name", flat=True), *keyring_of(request.casebook.path).keyholders()}
    return {name_digest(each): each for each in names}


def about(request: PageRequest, line: Line, names: dict[str, str]) -> list[str]:
    """Role and person; neither where the entry tells of none. A name that is nobody's any more stays a digest."""
    role = line.verb in OF_ROLES and line.item in ROLES
    told = (names.get(str(line.detail.get(each, ""))) for each in _KEYS)
    return [
        *([message(f"web.roles.{line.item}", request.language)] if role else []),
        *(each for each in told if each),
    ]
