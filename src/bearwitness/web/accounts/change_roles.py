"""Say which roles somebody has."""

from __future__ import annotations

from collections.abc import Collection

from bearwitness.actions.keys.grant_role import grant_role
from bearwitness.actions.keys.revoke_role import revoke_role
from bearwitness.casebook.acting import acting, roles_held
from bearwitness.casebook.handle import Casebook
from bearwitness.casebook.rights import ROLES, Role
from bearwitness.web.accounts.models import Account, SignIn
from bearwitness.web.errors import NotYourself

BY_PAGE: tuple[Role, ...] = tuple(each for each in ROLES if each != "custodian")
"""Who becomes or stops being a custodian also gets or loses a key: that is `keyholder PATH`."""


def change_roles(casebook: Casebook, account: Account, wanted: Collection[Role]) -> None:
    """Grant and take roles until somebody has those that are wanted, and end her sessions where that changes any.

    Raises
    ------
    NotAllowed, NotYourself
    """
    if account.name == casebook.actor:
        with acting(casebook, "refuse", "members") as entry:
            entry.detail["verb"] = "change_own_roles"
        raise NotYourself
    held = roles_held(account.name)
    changed = [role for role in BY_PAGE if (role in wanted) != (role in held)]
    for role in changed:
        if role in wanted:
            grant_role(casebook, account.name, role)
        else:
            revoke_role(casebook, account.name, role)
    if changed:
        SignIn.objects.filter(account=account).delete()
