"""Passwords of accounts: long, of whatever characters, Argon2id."""

from __future__ import annotations

import unicodedata
from functools import cache

from django.contrib.auth.hashers import check_password, make_password

from bearwitness.web.accounts.models import Account
from bearwitness.web.errors import WeakPassword

LEAST = 12
MOST = 1000
"""Characters; what is longer is refused before it is hashed."""


def password_hash(password: str, name: str) -> str:
    """Hash for a new password.

    Raises
    ------
    WeakPassword
        Too short or too long, hardly any different characters, or the person's own name.
    """
    given = unicodedata.normalize("NFC", password)
    bare = given.casefold().replace(name.casefold(), "") if name else given
    if not LEAST <= len(given) <= MOST or len(set(given)) < 5 or len(bare) < LEAST // 2:
        raise WeakPassword(minimum=LEAST)
    return make_password(given)


def right_password(account: Account | None, password: str) -> bool:
    """Whether it is the account's password; as slow where there is no such account."""
    given = unicodedata.normalize("NFC", password[: MOST + 1])
    if account is None or not account.ready or len(given) > MOST:
        check_password(given[:MOST], _of_nobody())
        return False
    return check_password(given, account.password)


@cache
def _of_nobody() -> str:
    return make_password("of nobody at all")
